package com.keyri.session;

import com.keyri.session.model.FoundSession;
import com.keyri.session.store.SessionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/** Notes that a session is used, whatever becomes of the call. */
@Stateless
@PermitAll
public class SessionUseService {
    @Inject
    SessionStore store;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void note(FoundSession session, Instant now) {
        store.noteUse(session.id(), now);
    }
}
