package com.keyri.token;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.store.DeviceStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.signin.ForgottenBrowsers;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.SignInStore;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends what a sign-in started: its tokens are inactive from now on, and its application is told. */
@PermitAll
@Stateless
public class EndingService {
    @Inject
    SignInStore signIns;

    @Inject
    ForgottenBrowsers browsers;

    @Inject
    DeviceStore devices;

    @Inject
    LogoutNotices notices;

    @Inject
    OrganizationScope scope;

    @Inject
    ProofService proofs;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    TransactionStore transactions;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /**
     * "This wasn't me": said by any active device of the user, before or after the decision; the browser isn't known to
     * them any more.
     */
    public void disavow(SignInId id, DeviceId deviceId, @Nullable String proof) {
        VerifiedProof dk = proofs.verify(new ProofDemand(
                        proof,
                        "POST",
                        "/api/v1/sign-ins/" + id + "/disavowal",
                        NonceRule.server(NoncePurpose.DECISION, id.toString()))
                .onceByItsState());
        Optional<OrganizationId> organization = scope.enterBySignIn(id);
        AuditEvent attempt = event(organization.orElse(null), id, Actor.anonymous())
                .with(Map.of("claimedDevice", deviceId.toString()));
        if (organization.isEmpty()) {
            throw refusals.refuse(attempt.refused("UNKNOWN"), ProblemType.INVALID_PROOF);
        }
        ClaimingDevice device = devices.findClaiming(deviceId)
                .filter(ClaimingDevice::mayAct)
                .filter(candidate -> candidate.isHeldBy(dk.thumbprint()))
                .orElseThrow(() -> refusals.refuse(attempt.refused("DEVICE"), ProblemType.INVALID_PROOF));
        SignIn signIn = signIns.find(id)
                .filter(candidate ->
                        candidate.claim() != null && candidate.claim().user().equals(device.userId()))
                .orElseThrow(() -> refusals.refuse(
                        event(organization.orElse(null), id, Actor.device(deviceId))
                                .refused("OTHER_USER"),
                        ProblemType.NOT_FOUND));
        browsers.forget(signIn, device);
        boolean withdrawn = withdrawOrEnd(signIn, EndReason.DISAVOWED, Actor.device(deviceId));
        if (withdrawn && signIn.transaction() != null) {
            transactions.decline(signIn.transaction(), clock.instant());
        }
    }

    /** Ends a sign-in that was redeemed, in a transaction of its own, because the caller's rolls back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void endIfRedeemed(SignInId id, EndReason reason) {
        signIns.enter(id)
                .filter(signIn -> signIn.state() == SignInState.REDEEMED)
                .ifPresent(signIn -> end(signIn, reason, Actor.SYSTEM));
    }

    /** Ends a sign-in of the organization that the caller's transaction has entered, decided or not. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void endFor(SignInId id, EndReason reason, Actor actor) {
        signIns.find(id).ifPresent(signIn -> withdrawOrEnd(signIn, reason, actor));
    }

    /** Whether it was withdrawn; in this order, so that an approval at the same moment is stopped or ended. */
    private boolean withdrawOrEnd(SignIn signIn, EndReason reason, Actor actor) {
        if (!signIns.withdraw(signIn.id(), reason, clock.instant())) {
            end(signIn, reason, actor);
            return false;
        }
        audit.record(
                AuditEvent.success(signIn.organization(), "sign-in.declined", actor, Target.of("sign-in", signIn.id()))
                        .because(reason.name()));
        changes.fire(new SignInChanged(signIn.id(), SignInChange.DECLINED));
        return true;
    }

    private void end(SignIn signIn, EndReason reason, Actor actor) {
        if (!signIns.end(signIn.id(), reason, clock.instant())) {
            return;
        }
        audit.record(event(signIn.organization(), signIn.id(), actor).because(reason.name()));
        notices.tell(signIn);
    }

    private static AuditEvent event(@Nullable OrganizationId organization, SignInId id, Actor actor) {
        return AuditEvent.success(organization, "sign-in.ended", actor, Target.of("sign-in", id));
    }
}
