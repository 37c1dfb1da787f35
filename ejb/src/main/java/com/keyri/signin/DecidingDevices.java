package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.store.DeviceStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Finds the claimed sign-in and the device that claimed it, for what that device wants to do next. */
@ApplicationScoped
class DecidingDevices {
    @Inject
    SignInStore signIns;

    @Inject
    DeviceStore devices;

    @Inject
    OrganizationScope scope;

    @Inject
    ProofService proofs;

    @Inject
    AuditService audit;

    record Found(SignIn signIn, ClaimingDevice device) {}

    /**
     * The sign-in and its device.
     *
     * @throws DomainException {@code INVALID_PROOF} whatever is wrong: an unknown id, another device, another key
     */
    Found find(SignInId id, DeviceId deviceId, @Nullable String proof, String step) {
        OrganizationId organization =
                scope.enterBySignIn(id).orElseThrow(() -> DomainException.of(ProblemType.INVALID_PROOF));
        VerifiedProof dk = proofs.verify(new ProofDemand(
                        proof,
                        "POST",
                        "/api/v1/sign-ins/" + id + step,
                        NonceRule.server(NoncePurpose.DECISION, id.toString()))
                .onceByItsState());
        ClaimingDevice device = devices.findClaiming(deviceId)
                .filter(ClaimingDevice::mayAct)
                .filter(candidate -> candidate.isHeldBy(dk.thumbprint()))
                .orElseThrow(() -> refuse(organization, id, deviceId, step, "DEVICE"));
        SignIn signIn = signIns.find(id)
                .filter(candidate -> isClaimedBy(candidate, deviceId))
                .orElseThrow(() -> refuse(organization, id, deviceId, step, "NOT_ITS_CLAIM"));
        return new Found(signIn, device);
    }

    private static boolean isClaimedBy(SignIn signIn, DeviceId device) {
        return signIn.claim() != null && signIn.claim().device().equals(device);
    }

    private DomainException refuse(
            OrganizationId organization, SignInId id, DeviceId device, String step, String reason) {
        audit.recordRefusal(AuditEvent.refusal(
                organization,
                "sign-in" + step.replace('/', '.'),
                Actor.device(device),
                Target.of("sign-in", id),
                reason));
        return DomainException.of(ProblemType.INVALID_PROOF);
    }
}
