package com.keyri.recovery;

import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.mail.RecoveryStep;
import com.keyri.protocol.SecretToken;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import com.keyri.recovery.store.RecoveryRequestStore;
import com.keyri.recovery.store.RecoveryStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the timer does for recoveries: it answers requests by mail, and ends what wasn't finished in time. */
@PermitAll
@Stateless
public class RecoveryRequestService {
    private static final String ACTION = "recovery.link-sent";
    private static final Duration LINK_LIFE = Duration.ofMinutes(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    @Inject
    RecoveryRequestStore requests;

    @Inject
    RecoveryStore store;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    RecoveryMails mails;

    @Inject
    RecoveryRecords records;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Answers one request: with a mail where the address has an active account. Whether there was one. */
    public boolean answerOne() {
        Instant now = clock.instant();
        Optional<byte[]> index = requests.take(now, now.minus(LONGEST_WAIT));
        index.ifPresent(address -> accounts.findByMail(address)
                .ifPresentOrElse(account -> answer(account, now), () -> refuse(null, "NO_ACCOUNT")));
        return index.isPresent();
    }

    /** Ends one recovery whose time is over; whether there was one. */
    public boolean expireOne() {
        Optional<Recovery> expired = store.expireOne(clock.instant());
        expired.ifPresent(recovery -> {
            records.step("recovery.expired", recovery, Actor.SYSTEM);
            if (recovery.state() != RecoveryState.LINK_SENT) {
                accounts.find(recovery.account()).ifPresent(account -> mails.step(account, RecoveryStep.EXPIRED));
            }
        });
        return expired.isPresent();
    }

    private void answer(AccountId id, Instant now) {
        scope.enter(id);
        AccountEntity account = accounts.lock(id).orElseThrow();
        if (account.state() != AccountState.ACTIVE) {
            refuse(id, account.state().name());
            return;
        }
        Optional<Recovery> before = store.findOpen(id, now);
        boolean isEnded = before.isEmpty()
                || before.filter(open -> open.state() == RecoveryState.LINK_SENT)
                        .filter(open -> store.move(open, RecoveryState.EXPIRED, now))
                        .isPresent();
        if (!isEnded) {
            refuse(id, "RUNS");
            boolean isApproved = before.orElseThrow().state() == RecoveryState.APPROVED;
            mails.step(account, isApproved ? RecoveryStep.APPROVED : RecoveryStep.WAITING_FOR_APPROVAL);
            return;
        }
        begin(account, now);
    }

    private void begin(AccountEntity account, Instant now) {
        SecretToken token = SecretToken.random256();
        Recovery recovery =
                new Recovery(RecoveryId.at(now), account.id(), RecoveryState.LINK_SENT, 0, now, now.plus(LINK_LIFE));
        store.add(recovery, token.hash());
        records.step(ACTION, recovery, Actor.SYSTEM);
        mails.link(account, token);
    }

    private void refuse(@Nullable AccountId account, String reason) {
        audit.record(AuditEvent.refusal(
                null,
                ACTION,
                Actor.SYSTEM,
                new Target("account", account == null ? null : account.toString()),
                reason));
    }
}
