package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
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
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.SignInStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The person types in the browser what the phone shows. The third wrong number declines. */
@PermitAll
@Stateless
public class NumberService {
    private static final int MOST_TRIES = 3;

    @Inject
    SignInStore signIns;

    @Inject
    ProofService proofs;

    @Inject
    MatchingNumbers numbers;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    Event<SignInChanged> changes;

    @Inject
    InstantSource clock;

    /** Compares a typed number; only the browser that started the sign-in may ask. */
    public EnteredNumber enter(SignInId id, @Nullable String proof, String number) {
        VerifiedProof browser = proofs.verify(new ProofDemand(
                proof,
                "POST",
                "/api/v1/sign-ins/" + id + "/number",
                NonceRule.server(NoncePurpose.NUMBER, id.toString())));
        SignIn signIn = signIns.enter(id).orElseThrow(() -> refuse(event(null, id, browser), "UNKNOWN"));
        AuditEvent event = event(signIn.organization(), id, browser);
        if (!signIn.belongsTo(browser.thumbprint())) {
            throw refuse(event, "OTHER_KEY");
        }
        limits.spend(LimitKind.NUMBER_PER_BROWSER, browser.thumbprint().value());
        if (signIn.state() != SignInState.CLAIMED) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        EnteredNumber entered = compare(id, number);
        audit.record(event.because(entered.result().name()));
        return entered;
    }

    private DomainException refuse(AuditEvent event, String reason) {
        return refusals.refuse(event.refused(reason), ProblemType.INVALID_PROOF);
    }

    private static AuditEvent event(@Nullable OrganizationId organization, SignInId id, VerifiedProof browser) {
        return AuditEvent.success(
                organization,
                "sign-in.number-entered",
                Actor.browser(browser.thumbprint().value()),
                Target.of("sign-in", id));
    }

    private EnteredNumber compare(SignInId id, String number) {
        Instant now = clock.instant();
        if (signIns.confirmNumber(id, numbers.mac(id, number), now)) {
            changes.fire(new SignInChanged(id, SignInChange.NUMBER_CONFIRMED));
            return new EnteredNumber(EnteredNumber.Result.CONFIRMED, 0, null);
        }
        OptionalInt tries = signIns.countWrongNumber(id, MOST_TRIES, now);
        if (tries.isEmpty()) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        int left = Math.max(0, MOST_TRIES - tries.getAsInt());
        if (left == 0) {
            changes.fire(new SignInChanged(id, SignInChange.DECLINED));
            return new EnteredNumber(EnteredNumber.Result.DECLINED, 0, null);
        }
        return new EnteredNumber(
                EnteredNumber.Result.WRONG, left, proofs.freshNonce(NoncePurpose.NUMBER, id.toString()));
    }
}
