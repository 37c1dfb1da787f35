package com.keyri.token;

import com.keyri.audit.AuditService;
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
import com.keyri.signin.CompletedSignIn;
import com.keyri.signin.CompletedSignIns;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInCodes;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.EnteredSignIn;
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
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The page redeems its one-time code. The proof is verified before the code is looked at. */
@PermitAll
@Stateless
public class TokenService {
    private static final String ACTION = "sign-in.redeemed";
    private static final AuditEvent MALFORMED =
            AuditEvent.success(null, ACTION, Actor.anonymous(), new Target("sign-in", null));

    @Inject
    SignInStore signIns;

    @Inject
    SignInCodes codes;

    @Inject
    TransactionStore transactions;

    @Inject
    ProofService proofs;

    @Inject
    IdTokens tokens;

    @EJB
    EndingService endings;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    CompletedSignIns completed;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /** Gives the id token for an approved sign-in, once; a second time ends what the first gave. */
    public RedeemedCode redeem(String code, @Nullable String proof) {
        refusals.requireSomeLeft();
        SignInId id = codes.signInOf(code).orElseThrow(() -> refuse(MALFORMED, "MALFORMED_CODE"));
        EnteredSignIn entered =
                signIns.enterWith(id, null).orElseThrow(() -> refuse(event(null, id, Actor.anonymous()), "UNKNOWN"));
        SignIn signIn = entered.signIn();
        VerifiedProof browser = proofs.verify(
                new ProofDemand(proof, "POST", "/api/v1/token", NonceRule.server(NoncePurpose.TOKEN, id.toString()))
                        .onceByItsState());
        AuditEvent event = event(
                signIn.organization(), id, Actor.browser(browser.thumbprint().value()));
        Instant now = clock.instant();
        if (!signIn.belongsTo(browser.thumbprint())) {
            throw refuse(event, "OTHER_KEY");
        }
        if (!isItsCode(signIn, code)) {
            throw refuse(event, "CODE");
        }
        ClaimingDevice device =
                entered.device().filter(ClaimingDevice::maySignIn).orElseThrow(() -> refuse(event, "DEVICE"));
        if (!signIns.redeem(id, browser.thumbprint(), now)) {
            endings.endIfRedeemed(id, EndReason.CODE_USED_TWICE);
            throw refuse(event, "LATE_OR_USED");
        }
        audit.record(event);
        completed.completed(new CompletedSignIn(id, signIn.application(), signIn.organization(), device.userId(), now));
        changes.fire(new SignInChanged(id, SignInChange.REDEEMED));
        return new RedeemedCode(tokens.issue(signIn, device, transactionHash(signIn), now), IdTokens.LIFE);
    }

    private boolean isItsCode(SignIn signIn, String code) {
        boolean decided = signIn.state() == SignInState.APPROVED || signIn.state() == SignInState.REDEEMED;
        return decided && signIn.decidedAt() != null && codes.acceptsRedeemCode(signIn.id(), signIn.decidedAt(), code);
    }

    private @Nullable String transactionHash(SignIn signIn) {
        return signIn.transaction() == null
                ? null
                : transactions.findCarried(signIn.transaction()).orElseThrow().textHash();
    }

    private DomainException refuse(AuditEvent event, String reason) {
        return refusals.refuse(event.refused(reason), ProblemType.INVALID_GRANT);
    }

    private static AuditEvent event(@Nullable OrganizationId organization, SignInId id, Actor actor) {
        return AuditEvent.success(organization, ACTION, actor, Target.of("sign-in", id));
    }
}
