package com.keyri.recovery;

import com.keyri.account.EnrolmentVisits;
import com.keyri.account.MailIndex;
import com.keyri.account.model.AccountState;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.mail.RecoveryStep;
import com.keyri.mail.model.MailAddress;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.SecretToken;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryRule;
import com.keyri.recovery.model.RecoveryState;
import com.keyri.recovery.store.RecoveryCodeStore;
import com.keyri.recovery.store.RecoveryDecisionStore;
import com.keyri.recovery.store.RecoveryRequestStore;
import com.keyri.recovery.store.RecoveryStore;
import com.keyri.request.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who lost their phone gets their account back: with the link of a mail, a recovery code, and the approval of
 * others. A link that is unknown, expired or used is refused in one and the same way.
 */
@Stateless
@PermitAll
public class RecoveryService {
    private static final Duration APPROVAL_LIFE = Duration.ofDays(7);

    @Inject
    RecoveryRequestStore requests;

    @Inject
    RecoveryStore store;

    @Inject
    RecoveryDecisionStore decisions;

    @Inject
    RecoveryCodeStore codeStore;

    @Inject
    RecoveryCodes codes;

    @Inject
    RecoveryDeciders deciders;

    @Inject
    RecoveryMails mails;

    @Inject
    RecoveryRecords records;

    @Inject
    MailIndex mailIndex;

    @Inject
    AccountStore accounts;

    @Inject
    EnrolmentVisits visits;

    @Inject
    RateLimits limits;

    @Inject
    Refusals refusals;

    @Inject
    CallContext call;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Somebody wants to recover the account of an address. It does the same whether or not there is one, because it
     * looks at no account; see {@link RecoveryRequestService#answerOne}.
     */
    public void request(MailAddress address) {
        limits.spend(LimitKind.RECOVERY_PER_ADDRESS, call.address());
        byte[] index = mailIndex.of(address);
        limits.spend(LimitKind.RECOVERY_PER_MAIL, Base64Url.encode(index));
        requests.add(index, clock.instant());
        audit.record(AuditEvent.success(null, "recovery.requested", Actor.anonymous(), new Target("recovery", null)));
    }

    /** How far it is; that uses nothing up. */
    public OpenedRecovery open(SecretToken token) {
        return opened(require(token));
    }

    /** Uses a recovery code up; the fifth wrong one ends the recovery. */
    public OpenedRecovery enterCode(SecretToken token, String code) {
        Recovery recovery = require(token);
        if (recovery.state() != RecoveryState.LINK_SENT) {
            throw DomainException.of(ProblemType.CONFLICT, List.of("no code is wanted any more"));
        }
        byte[] mac = codes.mac(recovery.account(), code)
                .orElseThrow(() -> DomainException.of(
                        ProblemType.INVALID_REQUEST, List.of("code must be 16 letters and digits in four groups")));
        Instant now = clock.instant();
        return codeStore.use(recovery.account(), mac, now) ? hit(recovery, now) : miss(recovery);
    }

    /**
     * Lets the browser enrol the new phone of an approved recovery.
     *
     * @return the secret of the browser's cookie
     */
    public SecretToken beginEnrolment(SecretToken token) {
        Recovery recovery = require(token);
        if (recovery.state() != RecoveryState.APPROVED) {
            throw DomainException.of(ProblemType.CONFLICT, List.of("the recovery isn't approved"));
        }
        records.step("recovery.enrolment-begun", recovery, Actor.anonymous());
        return visits.begin(
                recovery.account(),
                VisitPurpose.RECOVERY,
                Optional.of(recovery.id().value()));
    }

    private OpenedRecovery hit(Recovery recovery, Instant now) {
        store.move(recovery, RecoveryState.AWAITING_APPROVAL, now.plus(APPROVAL_LIFE));
        records.step("recovery.code-accepted", recovery, Actor.anonymous());
        AccountEntity account = account(recovery);
        mails.step(account, RecoveryStep.CODES_ACCEPTED);
        OpenedRecovery opened = opened(store.lock(recovery.id()).orElseThrow());
        deciders.ask(account);
        return opened;
    }

    private OpenedRecovery miss(Recovery recovery) {
        store.miss(recovery.id());
        audit.record(records.event("recovery.code-accepted", recovery, Actor.anonymous())
                .refused("CODE"));
        if (recovery.triesLeft() == 1) {
            store.refuse(recovery);
            audit.record(
                    records.event("recovery.refused", recovery, Actor.SYSTEM).because("WRONG_CODES"));
            mails.step(account(recovery), RecoveryStep.REFUSED);
        }
        return opened(store.lock(recovery.id()).orElseThrow());
    }

    private OpenedRecovery opened(Recovery recovery) {
        RecoveryRule rule = deciders.rule(account(recovery));
        int missing = switch (recovery.state()) {
            case LINK_SENT -> rule.approvals();
            case AWAITING_APPROVAL -> Math.max(0, rule.approvals() - decisions.approvals(recovery.id()));
            default -> 0;
        };
        return new OpenedRecovery(
                recovery.state(),
                missing,
                recovery.state() == RecoveryState.LINK_SENT ? Optional.of(recovery.triesLeft()) : Optional.empty(),
                recovery.expiresAt());
    }

    private Recovery require(SecretToken token) {
        refusals.requireSomeLeft();
        Instant now = clock.instant();
        return store.enter(token.hash())
                .filter(found -> found.isOpen(now)
                        || (found.state() == RecoveryState.REFUSED && now.isBefore(found.expiresAt())))
                .filter(found -> account(found).state() == AccountState.ACTIVE)
                .orElseThrow(() -> refusals.refuse(
                        AuditEvent.refusal(
                                null, "recovery.opened", Actor.anonymous(), new Target("recovery", null), "LINK"),
                        ProblemType.LINK_REFUSED));
    }

    private AccountEntity account(Recovery recovery) {
        return accounts.find(recovery.account()).orElseThrow();
    }
}
