package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.ApprovalRejectedException.Reason;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.EnrolmentStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.MalformedException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** One of the person's devices lets another one in. */
@PermitAll
@Stateless
public class PeerApprovalService {
    private static final String ACTION = "device.approved";

    @Inject
    DeviceCallers callers;

    @Inject
    DeviceStore devices;

    @Inject
    EnrolmentStore enrolments;

    @Inject
    ApprovalVerifier verifier;

    @Inject
    ProofService proofs;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    InstantSource clock;

    /** Approves a waiting device of the same account by a statement of the calling device's approval key. */
    public void approve(DeviceCall call, DeviceId peer, SignedStatement signed) {
        AuthenticatedDevice caller = callers.authenticate(call).allowedToAct();
        ClaimingDevice waiting = devices.findClaiming(peer)
                .filter(found -> found.userId().equals(caller.user()))
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        if (waiting.state() != DeviceState.AWAITING_APPROVAL) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        AuditEvent event =
                AuditEvent.success(caller.organization(), ACTION, Actor.device(caller.id()), Target.of("device", peer));
        try {
            verify(caller, peer, signed);
        } catch (ApprovalRejectedException e) {
            throw refusals.refuse(event.refused(e.reason().name()), ProblemType.DECISION_REFUSED);
        }
        if (!devices.approve(peer, caller.user(), clock.instant())) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        enrolments.approveOf(peer);
        audit.record(event);
    }

    private void verify(AuthenticatedDevice caller, DeviceId peer, SignedStatement signed) {
        Instant now = clock.instant();
        VerifiedApproval approval =
                verifier.verify(caller.device().approvalKey(), signed, DeviceApprovalStatement.TYPE);
        if (!says(approval.statement(), caller.device(), peer, now)) {
            throw new ApprovalRejectedException(Reason.STATEMENT);
        }
        if (!devices.recordApproval(caller.id(), approval.signCount(), approval.backedUp(), now)) {
            throw new ApprovalRejectedException(Reason.COUNTER);
        }
    }

    private boolean says(String text, ClaimingDevice signer, DeviceId peer, Instant now) {
        try {
            DeviceApprovalStatement statement = DeviceApprovalStatement.parse(text);
            return statement.parties().equals(Statements.partiesOf(signer))
                    && statement.deviceId().equals(peer.toString())
                    && proofs.accepts(NoncePurpose.PEER_APPROVAL, peer.toString(), statement.challenge())
                    && statement.validity().covers(now);
        } catch (MalformedException e) {
            return false;
        }
    }
}
