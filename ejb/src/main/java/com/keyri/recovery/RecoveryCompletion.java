package com.keyri.recovery;

import com.keyri.account.PhoneEnrolled;
import com.keyri.account.model.AccountState;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.model.Actor;
import com.keyri.mail.RecoveryStep;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import com.keyri.recovery.store.RecoveryCodeStore;
import com.keyri.recovery.store.RecoveryStore;
import com.keyri.session.LiveSessions;
import com.keyri.session.model.SessionEnd;
import com.keyri.session.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a recovery when its new phone is there: nothing of what the lost one could do is left. */
@ApplicationScoped
public class RecoveryCompletion {
    @Inject
    RecoveryStore store;

    @Inject
    RecoveryCodeStore codes;

    @Inject
    AccountStore accounts;

    @Inject
    SessionStore sessions;

    @Inject
    LiveSessions live;

    @Inject
    RecoveryMails mails;

    @Inject
    RecoveryRecords records;

    @Inject
    InstantSource clock;

    /** What it refuses takes the new phone back, and gives the old ones back: they are of the same transaction. */
    void complete(@Observes PhoneEnrolled phone) {
        if (phone.purpose() != VisitPurpose.RECOVERY) {
            return;
        }
        Instant now = clock.instant();
        Recovery recovery = store.lock(new RecoveryId(phone.subject().orElseThrow()))
                .filter(found -> found.account().equals(phone.account()))
                .filter(found -> found.state() == RecoveryState.APPROVED && found.isOpen(now))
                .orElseThrow(() -> DomainException.of(ProblemType.CONFLICT));
        AccountEntity account = accounts.find(phone.account())
                .filter(found -> found.state() == AccountState.ACTIVE)
                .orElseThrow(() -> DomainException.of(ProblemType.CONFLICT));
        store.move(recovery, RecoveryState.COMPLETED, now);
        codes.removeOf(phone.account());
        sessions.endAll(phone.account(), Optional.empty(), SessionEnd.RECOVERED, now);
        live.forgetAllOf(phone.account());
        records.step("recovery.completed", recovery, Actor.account(phone.account()));
        mails.step(account, RecoveryStep.COMPLETED);
    }
}
