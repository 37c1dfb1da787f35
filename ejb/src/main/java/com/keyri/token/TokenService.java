package com.keyri.token;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
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
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInCodes;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.SignInStore;
import com.keyri.transaction.store.TransactionStore;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The page redeems its one-time code. The proof is verified before the code is looked at. */
@Stateless
public class TokenService {
    @Inject
    SignInStore signIns;

    @Inject
    SignInCodes codes;

    @Inject
    DeviceStore devices;

    @Inject
    TransactionStore transactions;

    @Inject
    OrganizationScope scope;

    @Inject
    ProofService proofs;

    @Inject
    IdTokens tokens;

    @Inject
    EndingService endings;

    @Inject
    AuditService audit;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /** Gives the id token for an approved sign-in, once; a second time ends what the first gave. */
    public RedeemedCode redeem(String code, @Nullable String proof) {
        SignInId id = codes.signInOf(code).orElseThrow(TokenService::invalidGrant);
        OrganizationId organization = scope.enterBySignIn(id).orElseThrow(TokenService::invalidGrant);
        VerifiedProof browser = proofs.verify(
                new ProofDemand(proof, "POST", "/api/v1/token", NonceRule.server(NoncePurpose.TOKEN, id.toString()))
                        .onceByItsState());
        Instant now = clock.instant();
        SignIn signIn = signIns.find(id)
                .filter(candidate -> candidate.belongsTo(browser.thumbprint()))
                .filter(candidate -> isItsCode(candidate, code))
                .orElseThrow(TokenService::invalidGrant);
        ClaimingDevice device = devices.findClaiming(
                        Objects.requireNonNull(signIn.claim()).device())
                .filter(ClaimingDevice::mayAct)
                .orElseThrow(TokenService::invalidGrant);
        if (!signIns.redeem(id, browser.thumbprint(), now)) {
            throw refuseSecondUse(signIn);
        }
        audit.record(AuditEvent.success(
                organization,
                "sign-in.redeemed",
                Actor.browser(browser.thumbprint().value()),
                Target.of("sign-in", id)));
        changes.fire(new SignInChanged(id, SignInChange.REDEEMED));
        return new RedeemedCode(tokens.issue(signIn, device, transactionHash(signIn), now), IdTokens.LIFE);
    }

    private boolean isItsCode(SignIn signIn, String code) {
        boolean decided = signIn.state() == SignInState.APPROVED || signIn.state() == SignInState.REDEEMED;
        return decided && signIn.decidedAt() != null && codes.acceptsRedeemCode(signIn.id(), signIn.decidedAt(), code);
    }

    private DomainException refuseSecondUse(SignIn signIn) {
        endings.endIfRedeemed(signIn.id(), EndReason.CODE_USED_TWICE);
        return invalidGrant();
    }

    private @Nullable String transactionHash(SignIn signIn) {
        return signIn.transaction() == null
                ? null
                : transactions.findCarried(signIn.transaction()).orElseThrow().textHash();
    }

    private static DomainException invalidGrant() {
        return DomainException.of(ProblemType.INVALID_GRANT);
    }
}
