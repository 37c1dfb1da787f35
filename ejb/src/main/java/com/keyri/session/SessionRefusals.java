package com.keyri.session;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountId;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.session.model.FoundSession;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Records that a signed-in person wanted what their role doesn't give, at the cost of their address. */
@ApplicationScoped
public class SessionRefusals {
    @Inject
    Refusals refusals;

    @Inject
    Caller caller;

    @EJB
    AuditService audit;

    /** Records one. */
    public void outOfRole(AccountId account) {
        refusals.count();
        audit.recordRefusal(AuditEvent.refusal(
                caller.signedInSession().flatMap(FoundSession::organization).orElse(null),
                "access.refused",
                Actor.account(account),
                Target.of("account", account),
                "OUT_OF_ROLE"));
    }
}
