package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.ApprovalRejectedException.Reason;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.store.DeviceStore;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.Thumbprint;
import com.keyri.request.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives a device a new device key when the phone has lost the old one, on the word of its approval key. */
@PermitAll
@Stateless
public class DeviceKeyService {
    private static final String ACTION = "device.key-replaced";

    @Inject
    ProofService proofs;

    @Inject
    OrganizationScope scope;

    @Inject
    DeviceStore devices;

    @Inject
    ApprovalVerifier verifier;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    /** A challenge for any id, so that it tells nothing about devices. */
    public DeviceKeyChallenge challenge(DeviceId device) {
        limits.spend(LimitKind.DEVICE_CALL, call.address());
        return new DeviceKeyChallenge(
                proofs.freshNonce(NoncePurpose.DEVICE_KEY, device.toString()),
                proofs.freshNonce(NoncePurpose.DEVICE, device.toString()));
    }

    /**
     * Puts the key that made the call's proof in the place of the lost one. Every refusal looks the same from outside.
     */
    public void replace(DeviceCall replacement, SignedStatement signed) {
        VerifiedProof proof = proofs.verify(DeviceCallers.demand(replacement));
        limits.spend(LimitKind.DEVICE_CALL, call.address());
        Optional<OrganizationId> organization = scope.enterByDevice(replacement.device());
        Target target = Target.of("device", replacement.device());
        try {
            replace(devices.findClaiming(replacement.device()), proof, signed);
        } catch (ApprovalRejectedException e) {
            AuditEvent event = AuditEvent.refusal(
                    organization.orElse(null),
                    ACTION,
                    Actor.anonymous(),
                    target,
                    e.reason().name());
            throw refusals.refuse(event, ProblemType.DECISION_REFUSED);
        }
        audit.record(AuditEvent.success(organization.orElse(null), ACTION, Actor.device(replacement.device()), target));
    }

    private void replace(Optional<ClaimingDevice> found, VerifiedProof proof, SignedStatement signed) {
        ClaimingDevice device = found.filter(ClaimingDevice::mayAct)
                .orElseThrow(() -> new ApprovalRejectedException(Reason.NO_SUCH_DEVICE));
        Instant now = clock.instant();
        VerifiedApproval approval = verifier.verify(device.approvalKey(), signed, DeviceKeyStatement.TYPE);
        if (!says(approval.statement(), device, proof.thumbprint(), now)) {
            throw new ApprovalRejectedException(Reason.STATEMENT);
        }
        if (!devices.recordApproval(device.deviceId(), approval.signCount(), approval.backedUp(), now)) {
            throw new ApprovalRejectedException(Reason.COUNTER);
        }
        if (device.approvalKey().jwk().equals(proof.key())
                || !devices.replaceKey(device.deviceId(), device.keyThumbprint(), proof.key(), now)) {
            throw new ApprovalRejectedException(Reason.KEY_TAKEN);
        }
    }

    private boolean says(String text, ClaimingDevice device, Thumbprint newKey, Instant now) {
        try {
            DeviceKeyStatement statement = DeviceKeyStatement.parse(text);
            return statement.parties().equals(Statements.partiesOf(device))
                    && statement.deviceKey().matches(newKey)
                    && proofs.accepts(NoncePurpose.DEVICE_KEY, device.deviceId().toString(), statement.challenge())
                    && statement.validity().covers(now);
        } catch (MalformedException e) {
            return false;
        }
    }
}
