package com.keyri.device;

import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.store.DeviceStore;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which device calls. */
@ApplicationScoped
public class DeviceCallers {
    @Inject
    ProofService proofs;

    @Inject
    OrganizationScope scope;

    @Inject
    DeviceStore devices;

    @Inject
    RateLimits limits;

    @Inject
    Refusals refusals;

    /**
     * Enters the device's organization and gives the device whose key made the proof. An unknown device and another's
     * key look the same from outside.
     *
     * @throws DomainException {@code INVALID_PROOF}, {@code USE_DPOP_NONCE} or {@code TOO_MANY_REQUESTS}
     */
    public AuthenticatedDevice authenticate(DeviceCall call) {
        VerifiedProof proof = proofs.verify(demand(call));
        Optional<OrganizationId> organization = scope.enterByDevice(call.device());
        Optional<ClaimingDevice> device = devices.findClaiming(call.device());
        if (organization.isEmpty() || device.isEmpty()) {
            throw refusal(call, null, "UNKNOWN_DEVICE");
        }
        if (!device.get().isHeldBy(proof.thumbprint())) {
            throw refusal(call, organization.get(), "OTHER_KEY");
        }
        limits.spend(LimitKind.DEVICE_CALL, call.device().toString());
        return new AuthenticatedDevice(organization.get(), device.get());
    }

    /** What the proof of a device's call has to be. */
    static ProofDemand demand(DeviceCall call) {
        return new ProofDemand(
                call.proof(),
                call.method(),
                call.path(),
                NonceRule.server(NoncePurpose.DEVICE, call.device().toString()));
    }

    private DomainException refusal(DeviceCall call, @Nullable OrganizationId organization, String reason) {
        AuditEvent event = AuditEvent.refusal(
                organization, "device.called", Actor.anonymous(), Target.of("device", call.device()), reason);
        return refusals.refuse(event, ProblemType.INVALID_PROOF);
    }
}
