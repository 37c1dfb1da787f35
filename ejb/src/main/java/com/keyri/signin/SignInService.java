package com.keyri.signin;

import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
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
import com.keyri.request.CallContext;
import com.keyri.risk.BrowserReader;
import com.keyri.signin.model.NewSignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInStore;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The browser's side of the ceremony: it starts a sign-in, and may take it back. */
@PermitAll
@Stateless
public class SignInService {
    private static final String PATH = "/api/v1/sign-ins";

    @Inject
    SignInStore signIns;

    @Inject
    ApplicationStore applications;

    @Inject
    TransactionStore transactions;

    @Inject
    OrganizationScope scope;

    @Inject
    ProofService proofs;

    @Inject
    SignInCodes codes;

    @Inject
    RateLimits limits;

    @Inject
    BrowserReader browsers;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    SignInPermission permission;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.sign-in.life")
    Duration life;

    /** Starts a sign-in for the page's origin. */
    public StartedSignIn start(StartSignIn wish) {
        limits.spend(LimitKind.START_PER_ADDRESS, call.address());
        refusals.requireSomeLeft();
        ApplicationView application =
                applications.enter(wish.application()).orElseThrow(() -> refuse(wish, null, "UNKNOWN"));
        OrganizationId organization = application.organizationId();
        VerifiedProof browser = proofs.verify(new ProofDemand(wish.proof(), "POST", PATH, NonceRule.none()));
        limits.spend(LimitKind.START_PER_BROWSER, browser.thumbprint().value());
        requireOrigin(wish, application);
        requirePermission(wish, organization);
        limits.spend(LimitKind.START_PER_APPLICATION, wish.application().toString());
        Instant now = clock.instant();
        requireTransaction(wish, organization, now);
        NewSignIn fresh = newSignIn(wish, organization, browser, now);
        signIns.add(fresh);
        audit.record(AuditEvent.success(
                organization,
                "sign-in.started",
                Actor.browser(browser.thumbprint().value()),
                Target.of("sign-in", fresh.id())));
        changes.fire(new SignInChanged(fresh.id(), SignInChange.STARTED));
        return new StartedSignIn(
                fresh.id(), fresh.expiresAt(), codes.current(fresh.id(), now), nonce(NoncePurpose.EVENTS, fresh.id()));
    }

    /** Takes a sign-in back that isn't decided yet. */
    public void cancel(SignInId id, @Nullable String proof) {
        VerifiedProof browser = proofs.verify(new ProofDemand(
                        proof,
                        "POST",
                        PATH + '/' + id + "/cancellation",
                        NonceRule.server(NoncePurpose.EVENTS, id.toString()))
                .onceByItsState());
        OrganizationId organization = scope.enterBySignIn(id)
                .orElseThrow(() ->
                        refusals.refuse(cancellation(null, id, browser).refused("UNKNOWN"), ProblemType.INVALID_PROOF));
        if (!signIns.cancel(id, browser.thumbprint(), clock.instant())) {
            throw notCancelled(organization, id, browser);
        }
        audit.record(cancellation(organization, id, browser));
        changes.fire(new SignInChanged(id, SignInChange.CANCELLED));
    }

    /** One answer, whether it is over already or another's. */
    private DomainException notCancelled(OrganizationId organization, SignInId id, VerifiedProof browser) {
        boolean isItsOwn = signIns.find(id)
                .filter(signIn -> signIn.belongsTo(browser.thumbprint()))
                .isPresent();
        return isItsOwn
                ? DomainException.of(ProblemType.CONFLICT)
                : refusals.refuse(cancellation(organization, id, browser).refused("OTHER_KEY"), ProblemType.CONFLICT);
    }

    private static AuditEvent cancellation(@Nullable OrganizationId organization, SignInId id, VerifiedProof browser) {
        return AuditEvent.success(
                organization,
                "sign-in.cancelled",
                Actor.browser(browser.thumbprint().value()),
                Target.of("sign-in", id));
    }

    private void requireOrigin(StartSignIn wish, ApplicationView application) {
        if (!application.isActive()
                || wish.origin() == null
                || !application.origins().contains(wish.origin())) {
            throw refuse(wish, application.organizationId(), "ORIGIN_NOT_ALLOWED");
        }
    }

    private void requirePermission(StartSignIn wish, OrganizationId organization) {
        if (!permission.maySignIn(organization)) {
            throw refusals.refuse(refusedStart(wish, organization, "CUT_OFF"), ProblemType.SIGN_INS_STOPPED);
        }
    }

    private DomainException refuse(StartSignIn wish, @Nullable OrganizationId organization, String reason) {
        return refusals.refuse(refusedStart(wish, organization, reason), ProblemType.ORIGIN_NOT_ALLOWED);
    }

    private static AuditEvent refusedStart(StartSignIn wish, @Nullable OrganizationId organization, String reason) {
        return AuditEvent.refusal(
                organization,
                "sign-in.started",
                Actor.anonymous(),
                Target.of("application", wish.application()),
                reason);
    }

    private void requireTransaction(StartSignIn wish, OrganizationId organization, Instant now) {
        if (wish.transaction() != null
                && transactions
                        .findOpen(wish.application(), wish.transaction(), wish.nonce(), now)
                        .isEmpty()) {
            throw refusals.refuse(refusedStart(wish, organization, "TRANSACTION"), ProblemType.NOT_FOUND);
        }
    }

    private NewSignIn newSignIn(StartSignIn wish, OrganizationId organization, VerifiedProof browser, Instant now) {
        return new NewSignIn(
                SignInId.at(now),
                wish.application(),
                organization,
                Objects.requireNonNull(wish.origin()),
                wish.nonce(),
                browser.key(),
                wish.encryptionKey(),
                browsers.read(call.address(), call.userAgent()),
                wish.transaction(),
                now,
                now.plus(life));
    }

    private String nonce(NoncePurpose purpose, SignInId id) {
        return proofs.freshNonce(purpose, id.toString());
    }
}
