package com.keyri.signin;

import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.protocol.SecretToken;
import com.keyri.request.CallContext;
import com.keyri.risk.RiskAssessment;
import com.keyri.risk.RiskAssessor;
import com.keyri.risk.RiskInputs;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.model.EnteredSignIn;
import com.keyri.signin.model.NewClaim;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.KnownBrowserStore;
import com.keyri.signin.store.SignInStore;
import com.keyri.transaction.model.OpenTransaction;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phone claims what it has scanned. Every refusal looks the same from outside and leaves the sign-in as it was; only
 * the audit log knows why.
 */
@PermitAll
@Stateless
public class ClaimService {
    @Inject
    SignInStore signIns;

    @Inject
    KnownBrowserStore knownBrowsers;

    @Inject
    ApplicationStore applications;

    @Inject
    TransactionStore transactions;

    @Inject
    ProofService proofs;

    @Inject
    SignInCodes codes;

    @Inject
    MatchingNumbers numbers;

    @Inject
    RiskAssessor risks;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    private record Found(
            SignIn signIn,
            ClaimingDevice device,
            ApplicationView application,
            @Nullable OpenTransaction transaction) {}

    private record Judged(
            NewClaim claim,
            RiskAssessment risk,
            SecretToken challenge,
            @Nullable String number) {}

    /**
     * Claims a sign-in for the device, once. Where the verdict is DENY, the sign-in is declined instead, which the
     * caller tells the phone; that has to commit, so it is no exception here.
     */
    public ClaimedSignIn claim(ClaimSignIn wish) {
        limits.spend(LimitKind.CLAIM_PER_ADDRESS, call.address());
        Found found = find(wish);
        limits.spend(LimitKind.PROMPT_PER_USER, found.device().userId().toString());
        Judged judged = judge(wish, found);
        boolean denied = judged.risk().verdict() == RiskVerdict.DENY;
        boolean changed =
                denied ? signIns.denyClaim(wish.id(), judged.claim()) : signIns.claim(wish.id(), judged.claim());
        if (!changed) {
            throw refuse(wish, found.device(), found.signIn().organization(), "NOT_PENDING");
        }
        record(wish, found, judged, denied ? "sign-in.denied" : "sign-in.claimed");
        changes.fire(new SignInChanged(wish.id(), changeBy(judged)));
        return claimed(found, judged);
    }

    private static SignInChange changeBy(Judged judged) {
        if (judged.risk().verdict() == RiskVerdict.DENY) {
            return SignInChange.DECLINED;
        }
        return judged.number() == null ? SignInChange.CLAIMED : SignInChange.NUMBER_WANTED;
    }

    private Found find(ClaimSignIn wish) {
        String path = "/api/v1/sign-ins/" + wish.id() + "/claim";
        VerifiedProof proof = proofs.verify(
                new ProofDemand(wish.proof(), "POST", path, NonceRule.exactly(wish.code())).onceByItsState());
        EnteredSignIn entered =
                signIns.enterWith(wish.id(), wish.device()).orElseThrow(() -> refuse(wish, null, "UNKNOWN"));
        SignIn signIn = entered.signIn();
        OrganizationId organization = signIn.organization();
        Instant now = clock.instant();
        if (!codes.accepts(wish.id(), wish.code(), now)) {
            throw refuse(wish, organization, "CODE");
        }
        ClaimingDevice device = entered.device()
                .filter(ClaimingDevice::maySignIn)
                .filter(candidate -> candidate.isHeldBy(proof.thumbprint()))
                .orElseThrow(() -> refuse(wish, organization, "DEVICE"));
        // Only now: device ids are no secret, and whoever knows one shouldn't be able to lock its owner out.
        limits.spend(LimitKind.CLAIM_PER_DEVICE, device.deviceId().toString());
        if (signIn.state() != SignInState.PENDING || !signIn.isOpenAt(now)) {
            throw refuse(wish, device, organization, "NOT_PENDING");
        }
        if (!signIn.application().equals(device.applicationId())) {
            throw refuse(wish, device, organization, "OTHER_APPLICATION");
        }
        OpenTransaction transaction = signIn.transaction() == null
                ? null
                : transactions.findCarried(signIn.transaction()).orElseThrow();
        if (transaction != null && !transaction.user().equals(device.userId())) {
            throw refuse(wish, device, organization, "OTHER_USER");
        }
        ApplicationView application = applications.find(signIn.application()).orElseThrow();
        return new Found(signIn, device, application, transaction);
    }

    private Judged judge(ClaimSignIn wish, Found found) {
        Instant now = clock.instant();
        boolean known = knownBrowsers.isKnown(
                found.device().userId(), found.signIn().browserKey().thumbprint(), now);
        RiskInputs inputs = new RiskInputs(
                known,
                wish.openedBy(),
                found.signIn().browser().address(),
                call.address(),
                found.application().deniedNetworks());
        RiskAssessment risk = risks.assess(inputs);
        SecretToken challenge = SecretToken.random256();
        boolean asksForNumber = risk.verdict() == RiskVerdict.WARN || !known;
        String number = asksForNumber && risk.verdict() != RiskVerdict.DENY ? numbers.make() : null;
        NewClaim claim = new NewClaim(
                wish.device(),
                found.device().userId(),
                now,
                Challenges.hash(challenge.reveal()),
                wish.openedBy(),
                known,
                risk.verdict(),
                risk.reasons(),
                inputs.toJson(),
                number == null ? null : numbers.mac(wish.id(), number));
        return new Judged(claim, risk, challenge, number);
    }

    private ClaimedSignIn claimed(Found found, Judged judged) {
        return new ClaimedSignIn(
                found.signIn(),
                found.device(),
                found.application(),
                judged.claim().browserKnown(),
                judged.risk(),
                judged.challenge().reveal(),
                judged.number(),
                found.transaction(),
                proofs.freshNonce(NoncePurpose.DECISION, found.signIn().id().toString()));
    }

    /** Before the key has matched, nobody knows who asks: the device is what the caller says it is. */
    private DomainException refuse(ClaimSignIn wish, @Nullable OrganizationId organization, String reason) {
        AuditEvent event = event(wish, organization, Actor.anonymous(), "sign-in.claimed")
                .with(Map.of("claimedDevice", wish.device().toString()));
        return refusals.refuse(event.refused(reason), ProblemType.CLAIM_REFUSED);
    }

    private DomainException refuse(
            ClaimSignIn wish, ClaimingDevice device, OrganizationId organization, String reason) {
        AuditEvent event = event(wish, organization, Actor.device(device.deviceId()), "sign-in.claimed");
        return refusals.refuse(event.refused(reason), ProblemType.CLAIM_REFUSED);
    }

    private static AuditEvent event(
            ClaimSignIn wish, @Nullable OrganizationId organization, Actor actor, String action) {
        return AuditEvent.success(organization, action, actor, Target.of("sign-in", wish.id()));
    }

    private void record(ClaimSignIn wish, Found found, Judged judged, String action) {
        audit.record(event(wish, found.signIn().organization(), Actor.device(wish.device()), action)
                .with(Map.of(
                        "verdict", judged.risk().verdict().name(),
                        "reasons", judged.claim().reasons().toString(),
                        "openedBy", wish.openedBy().name())));
    }
}
