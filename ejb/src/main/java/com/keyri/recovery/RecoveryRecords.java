package com.keyri.recovery;

import com.keyri.account.model.AccountId;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.organization.model.OrganizationId;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryPlace;
import com.keyri.recovery.store.RecoveryDecisionStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Records the steps of recoveries where those who decide can read them. */
@ApplicationScoped
class RecoveryRecords {
    @Inject
    RecoveryDecisionStore decisions;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    /** Records a step in the caller's transaction. */
    void step(String action, Recovery recovery, Actor actor) {
        audit.record(event(action, recovery, actor));
    }

    AuditEvent event(String action, Recovery recovery, Actor actor) {
        return AuditEvent.success(place(recovery.account()), action, actor, Target.of("recovery", recovery.id()))
                .with(Map.of("account", recovery.account().toString()));
    }

    /** The organization that decides about the account's recovery; where the staff does, Keyri's own. */
    OrganizationId place(AccountId account) {
        return decisions.places(account).stream()
                .findFirst()
                .map(RecoveryPlace::organization)
                .orElseGet(own::organization);
    }
}
