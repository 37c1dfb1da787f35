package com.keyri.recovery;

import com.keyri.account.AccountScope;
import com.keyri.account.store.AccountStore;
import com.keyri.account.store.EnrolmentVisitStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.mail.RecoveryStep;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.store.RecoveryStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Refuses a recovery, whoever does it. Runs in the use case's transaction. */
@ApplicationScoped
class RecoveryEndings {
    @Inject
    RecoveryStore store;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    EnrolmentVisitStore visits;

    @Inject
    RecoveryRecords records;

    @Inject
    RecoveryMails mails;

    @EJB
    AuditService audit;

    /** Ends it; a browser that was about to enrol a phone can't any more. */
    void refuse(Recovery recovery, Actor actor, String reason) {
        if (!store.refuse(recovery)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        scope.enter(recovery.account());
        visits.removeOf(recovery.account());
        audit.record(records.event("recovery.refused", recovery, actor).because(reason));
        mails.step(accounts.find(recovery.account()).orElseThrow(), RecoveryStep.REFUSED);
    }
}
