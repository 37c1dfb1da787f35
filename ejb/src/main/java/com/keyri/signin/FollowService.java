package com.keyri.signin;

import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
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
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Lets the browser that started a sign-in, and the phone that claimed it, follow what happens. */
@PermitAll
@Stateless
public class FollowService {
    @Inject
    SignInStore signIns;

    @Inject
    SignInFrames frames;

    @Inject
    ProofService proofs;

    @Inject
    Refusals refusals;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    /**
     * Says which end the proof belongs to.
     *
     * @param origin of the handshake; null where a native app sent none
     */
    public Following follow(SignInId id, String proof, @Nullable String origin) {
        VerifiedProof key = proofs.verify(new ProofDemand(
                proof,
                "GET",
                "/api/v1/sign-ins/" + id + "/events",
                NonceRule.either(NoncePurpose.EVENTS, NoncePurpose.DECISION, id.toString())));
        EnteredSignIn entered = signIns.enterWith(id, null).orElseThrow(() -> refuse(null, id, "UNKNOWN"));
        SignIn signIn = entered.signIn();
        if (signIn.belongsTo(key.thumbprint()) && signIn.origin().equals(origin)) {
            return new Following(Follower.BROWSER, signIn.expiresAt());
        }
        if (isClaimingDevice(entered, key) && (origin == null || origin.equals(authenticatorUrl))) {
            return new Following(Follower.PHONE, signIn.expiresAt());
        }
        throw refuse(signIn.organization(), id, "OTHER_KEY_OR_ORIGIN");
    }

    private DomainException refuse(@Nullable OrganizationId organization, SignInId id, String reason) {
        AuditEvent event = AuditEvent.refusal(
                organization, "sign-in.followed", Actor.anonymous(), Target.of("sign-in", id), reason);
        return refusals.refuse(event, ProblemType.INVALID_PROOF);
    }

    /** The present state, for an end that follows already: one statement, which is a transaction by itself. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public EventFrame present(SignInId id, Follower follower) {
        return frames.of(signIns.enterWith(id, null).orElseThrow(FollowService::refused), follower);
    }

    private static boolean isClaimingDevice(EnteredSignIn entered, VerifiedProof key) {
        return entered.device()
                .filter(ClaimingDevice::mayAct)
                .filter(device -> device.isHeldBy(key.thumbprint()))
                .isPresent();
    }

    private static DomainException refused() {
        return DomainException.of(ProblemType.INVALID_PROOF);
    }
}
