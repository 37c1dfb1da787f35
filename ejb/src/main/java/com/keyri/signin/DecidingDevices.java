package com.keyri.signin;

import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.signin.model.EnteredSignIn;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the claimed sign-in and the device that claimed it, for what that device wants to do next. */
@ApplicationScoped
class DecidingDevices {
    @Inject
    SignInStore signIns;

    @Inject
    ProofService proofs;

    @Inject
    Refusals refusals;

    record Found(SignIn signIn, ClaimingDevice device) {}

    /**
     * The sign-in and its device.
     *
     * @throws DomainException {@code INVALID_PROOF} whatever is wrong: an unknown id, another device, another key
     */
    Found find(SignInId id, DeviceId deviceId, @Nullable String proof, String step) {
        Attempt attempt = new Attempt(id, deviceId, step);
        VerifiedProof dk = proofs.verify(new ProofDemand(
                        proof,
                        "POST",
                        "/api/v1/sign-ins/" + id + step,
                        NonceRule.server(NoncePurpose.DECISION, id.toString()))
                .onceByItsState());
        EnteredSignIn entered =
                signIns.enterWith(id, deviceId).orElseThrow(() -> refuse(attempt.unproved(null), "UNKNOWN"));
        SignIn signIn = entered.signIn();
        OrganizationId organization = signIn.organization();
        ClaimingDevice device = entered.device()
                .filter(ClaimingDevice::maySignIn)
                .filter(candidate -> candidate.isHeldBy(dk.thumbprint()))
                .orElseThrow(() -> refuse(attempt.unproved(organization), "DEVICE"));
        if (!isClaimedBy(signIn, deviceId)) {
            throw refuse(attempt.by(device, organization), "NOT_ITS_CLAIM");
        }
        return new Found(signIn, device);
    }

    private static boolean isClaimedBy(SignIn signIn, DeviceId device) {
        return signIn.claim() != null && signIn.claim().device().equals(device);
    }

    private DomainException refuse(AuditEvent attempt, String reason) {
        return refusals.refuse(attempt.refused(reason), ProblemType.INVALID_PROOF);
    }

    /** Who tries what; the audit log names the device as the actor only where its key has shown itself. */
    private record Attempt(SignInId signIn, DeviceId device, String step) {
        AuditEvent unproved(@Nullable OrganizationId organization) {
            return event(organization, Actor.anonymous()).with(Map.of("claimedDevice", device.toString()));
        }

        AuditEvent by(ClaimingDevice proved, OrganizationId organization) {
            return event(organization, Actor.device(proved.deviceId()));
        }

        private AuditEvent event(@Nullable OrganizationId organization, Actor actor) {
            return AuditEvent.success(
                    organization, "sign-in" + step.replace('/', '.'), actor, Target.of("sign-in", signIn));
        }
    }
}
