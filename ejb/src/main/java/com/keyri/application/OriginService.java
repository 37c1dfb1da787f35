package com.keyri.application;

import com.keyri.application.store.ApplicationStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Says from which web origins pages may call at all. */
@Stateless
@PermitAll
public class OriginService {
    @Inject
    ApplicationStore store;

    /** Whether an active application has registered this origin. */
    public boolean isRegistered(String origin) {
        return store.isOriginRegistered(origin);
    }
}
