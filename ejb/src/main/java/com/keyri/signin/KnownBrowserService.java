package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.ApprovalRejectedException;
import com.keyri.device.ApprovalVerifier;
import com.keyri.device.SignedStatement;
import com.keyri.device.VerifiedApproval;
import com.keyri.device.model.DeviceId;
import com.keyri.device.store.DeviceStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.Parties;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.KnownBrowserStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The person chooses, apart from the approval, to recognise the browser from now on. */
@PermitAll
@Stateless
public class KnownBrowserService {
    /** A browser stays known this long. */
    public static final Duration LIFE = Duration.ofDays(90);

    @Inject
    KnownBrowserStore knownBrowsers;

    @Inject
    DecidingDevices deciding;

    @Inject
    DeviceStore devices;

    @Inject
    ApprovalVerifier approvals;

    @Inject
    ProofService proofs;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    InstantSource clock;

    /** Makes the browser of an approved sign-in known to its user. */
    public void recognise(SignInId id, DeviceId deviceId, @Nullable String proof, SignedStatement signed) {
        DecidingDevices.Found found = deciding.find(id, deviceId, proof, "/known-browser");
        SignIn signIn = found.signIn();
        SignIn.Claim claim = Objects.requireNonNull(signIn.claim());
        boolean approved = signIn.state() == SignInState.APPROVED || signIn.state() == SignInState.REDEEMED;
        if (!approved || signIn.endedAt() != null || !DecisionService.mayBecomeKnown(claim)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        Instant now = clock.instant();
        VerifiedApproval approval = verify(found, signed);
        if (!agrees(approval.statement(), found, now)) {
            throw refuse(found, "STATEMENT");
        }
        if (!devices.recordApproval(deviceId, approval.signCount(), approval.backedUp(), now)) {
            throw refuse(found, "SIGN_COUNT");
        }
        knownBrowsers.know(
                signIn.organization(), claim.user(), signIn.browserKey().thumbprint(), id, now, now.plus(LIFE));
        audit.record(event(found));
    }

    private VerifiedApproval verify(DecidingDevices.Found found, SignedStatement signed) {
        try {
            return approvals.verify(found.device().approvalKey(), signed, KnownBrowserStatement.TYPE);
        } catch (ApprovalRejectedException e) {
            throw refuse(found, e.reason().name());
        }
    }

    private DomainException refuse(DecidingDevices.Found found, String reason) {
        return refusals.refuse(event(found).refused(reason), ProblemType.DECISION_REFUSED);
    }

    private static AuditEvent event(DecidingDevices.Found found) {
        return AuditEvent.success(
                found.signIn().organization(),
                "browser.recognised",
                Actor.device(found.device().deviceId()),
                Target.of("sign-in", found.signIn().id()));
    }

    private boolean agrees(String text, DecidingDevices.Found found, Instant now) {
        SignIn signIn = found.signIn();
        try {
            KnownBrowserStatement statement = KnownBrowserStatement.parse(text);
            Parties expected = new Parties(
                    found.device().deviceId().toString(),
                    found.device().externalUserId(),
                    signIn.application().toString());
            return statement.parties().equals(expected)
                    && statement.signInId().equals(signIn.id().toString())
                    && statement.continuityKey().matches(signIn.browserKey().thumbprint())
                    && proofs.accepts(NoncePurpose.KNOWN_BROWSER, signIn.id().toString(), statement.challenge())
                    && statement.validity().covers(now);
        } catch (MalformedException e) {
            return false;
        }
    }
}
