package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.ApprovalRejectedException;
import com.keyri.device.ApprovalVerifier;
import com.keyri.device.VerifiedApproval;
import com.keyri.device.store.DeviceStore;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.risk.model.RiskReason;
import com.keyri.signin.model.DeclineReason;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.SignInStore;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phone decides. An approval counts only if every signed member equals the server's own record. */
@PermitAll
@Stateless
public class DecisionService {
    /** The page has this long to redeem an approval. */
    public static final Duration REDEEM_LIFE = Duration.ofSeconds(60);

    @Inject
    SignInStore signIns;

    @Inject
    DeviceStore devices;

    @Inject
    TransactionStore transactions;

    @Inject
    DecidingDevices deciding;

    @Inject
    ApprovalVerifier approvals;

    @Inject
    ProofService proofs;

    @Inject
    RateLimits limits;

    @Inject
    ForgottenBrowsers browsers;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /** Approves or declines; only the device that claimed may, and only once. */
    public DecidedSignIn decide(DecideSignIn wish) {
        DecidingDevices.Found found = deciding.find(wish.id(), wish.device(), wish.proof(), "/decision");
        if (found.signIn().state() != SignInState.CLAIMED) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        return wish.signed() == null ? decline(wish, found) : approve(wish, found);
    }

    private DecidedSignIn decline(DecideSignIn wish, DecidingDevices.Found found) {
        limits.spend(LimitKind.DECLINE_PER_DEVICE, wish.device().toString());
        DeclineReason reason = Optional.ofNullable(wish.declined()).orElse(DeclineReason.CHANGED_MY_MIND);
        Instant now = clock.instant();
        if (!signIns.decline(wish.id(), wish.device(), reason, now)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        if (found.signIn().transaction() != null) {
            transactions.decline(found.signIn().transaction(), now);
        }
        audit.record(event(found.signIn(), wish, "sign-in.declined").because(reason.name()));
        if (reason == DeclineReason.NOT_ME) {
            browsers.forget(found.signIn(), found.device());
        }
        changes.fire(new SignInChanged(wish.id(), SignInChange.DECLINED));
        return decided(wish.id(), SignInState.DECLINED, null);
    }

    private DecidedSignIn approve(DecideSignIn wish, DecidingDevices.Found found) {
        SignIn signIn = found.signIn();
        SignIn.Claim claim = Objects.requireNonNull(signIn.claim());
        if (claim.waitsForNumber()) {
            throw DomainException.of(ProblemType.NUMBER_REQUIRED);
        }
        VerifiedApproval approval = verify(wish, found);
        Instant now = clock.instant();
        requireEqual(wish, found, approval.statement(), now);
        String evidence = Objects.requireNonNull(wish.signed())
                .evidence(found.device().approvalJwk().thumbprint());
        if (!signIns.approve(wish.id(), wish.device(), evidence, wish.payload(), now, now.plus(REDEEM_LIFE))) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        if (signIn.transaction() != null && !transactions.approve(signIn.transaction(), now)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        if (!devices.recordApproval(wish.device(), approval.signCount(), approval.backedUp(), now)) {
            throw refuse(wish, signIn, "SIGN_COUNT");
        }
        audit.record(event(signIn, wish, "sign-in.approved"));
        changes.fire(new SignInChanged(wish.id(), SignInChange.APPROVED));
        return decided(wish.id(), SignInState.APPROVED, mayBecomeKnown(claim) ? challenge(wish.id()) : null);
    }

    private VerifiedApproval verify(DecideSignIn wish, DecidingDevices.Found found) {
        try {
            return approvals.verify(
                    found.device().approvalKey(), Objects.requireNonNull(wish.signed()), ApprovalStatement.TYPE);
        } catch (ApprovalRejectedException e) {
            throw refuse(wish, found.signIn(), e.reason().name());
        }
    }

    private void requireEqual(DecideSignIn wish, DecidingDevices.Found found, String text, Instant now) {
        SignIn signIn = found.signIn();
        String transactionHash = signIn.transaction() == null
                ? null
                : transactions.findCarried(signIn.transaction()).orElseThrow().textHash();
        ApprovalCheck check = new ApprovalCheck(signIn, found.device(), transactionHash, wish.payload(), now);
        Optional<String> difference;
        try {
            difference = check.findDifference(ApprovalStatement.parse(text));
        } catch (MalformedException e) {
            difference = Optional.of("malformed");
        }
        difference.ifPresent(member -> {
            throw refuse(wish, signIn, "STATEMENT " + member);
        });
    }

    /** An unknown browser may become known if that alone was the warning, and the number was typed. */
    static boolean mayBecomeKnown(SignIn.Claim claim) {
        return claim.reasons().equals(RiskReason.UNKNOWN_BROWSER.name()) && claim.numberConfirmedAt() != null;
    }

    private String challenge(SignInId id) {
        return proofs.freshNonce(NoncePurpose.KNOWN_BROWSER, id.toString());
    }

    private DecidedSignIn decided(SignInId id, SignInState state, @Nullable String challenge) {
        return new DecidedSignIn(state, challenge, proofs.freshNonce(NoncePurpose.DECISION, id.toString()));
    }

    private DomainException refuse(DecideSignIn wish, SignIn signIn, String reason) {
        return refusals.refuse(event(signIn, wish, "sign-in.approved").refused(reason), ProblemType.DECISION_REFUSED);
    }

    private static AuditEvent event(SignIn signIn, DecideSignIn wish, String action) {
        return AuditEvent.success(
                signIn.organization(), action, Actor.device(wish.device()), Target.of("sign-in", wish.id()));
    }
}
