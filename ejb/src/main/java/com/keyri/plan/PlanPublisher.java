package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.NewPrices;
import com.keyri.stripe.PricePublishing;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Publishes a version with the key that the second person has pasted. The key goes from the request to Stripe and
 * nowhere else; where Stripe fails, the whole is done again, with another approval.
 */
@ApplicationScoped
public class PlanPublisher {
    private static final String RESTRICTED = "rk_";

    @EJB
    PlanPublicationService publications;

    @Inject
    PricePublishing publishing;

    @Inject
    OwnApplication own;

    @Inject
    Caller caller;

    @EJB
    AuditService audit;

    /** Confirms what somebody else has asked for, and does it. */
    public PlanVersion publish(PlanVersionId version, SecretText key) {
        if (!key.reveal().startsWith(RESTRICTED)) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, List.of("key must be a restricted key, which begins with rk_"));
        }
        try {
            publishing.check(key);
        } catch (StripeException e) {
            throw refusal(version, e);
        }
        NewPrices wanted = publications.confirm(version);
        return publications.complete(version, atStripe(key, wanted));
    }

    private PublishedPrices atStripe(SecretText key, NewPrices wanted) {
        try {
            return publishing.publish(key, wanted);
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.BROKEN) {
                publications.noteFailure(wanted.version());
            }
            throw refusal(wanted.version(), e);
        }
    }

    private DomainException refusal(PlanVersionId version, StripeException e) {
        audit.recordRefusal(AuditEvent.refusal(
                own.organization(),
                "plan-version.published",
                caller.actor(),
                Target.of("plan-version", version),
                e.failure().name()));
        return meaning(e);
    }

    private static DomainException meaning(StripeException e) {
        if (e.outcomeUnknown()) {
            return DomainException.of(
                    ProblemType.UNAVAILABLE,
                    List.of("Stripe hasn’t answered: do it again, what was made is found again"));
        }
        return switch (e.failure()) {
            case NOT_ALLOWED ->
                refused("key may not do this"
                        + e.permission().map(right -> ": it lacks " + right).orElse(""));
            case KEY_REFUSED -> refused("key is nobody’s at Stripe, or was revoked");
            case BUSY, BREAKER_OPEN -> DomainException.of(ProblemType.UNAVAILABLE, List.of("Stripe is busy"));
            default -> refused(e.code().map(code -> reason(code, e)).orElse("Stripe refuses these prices"));
        };
    }

    private static String reason(String code, StripeException e) {
        return switch (code) {
            case PricePublishing.NO_OWN_KEY ->
                "this server has no key of its own that could use these prices: enter one at /console/billing first";
            case PricePublishing.OTHER_MODE ->
                "key is for another mode than this server’s own one: real money here, a test there";
            case PricePublishing.OTHER_ACCOUNT -> "key is of another account than this server’s own one";
            case PricePublishing.UNFIT_METER ->
                "the meter " + e.parameter().orElse("")
                        + " at Stripe must add up value by stripe_customer_id, without a time window: deactivate it there";
            default -> "Stripe refuses these prices: " + code;
        };
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }
}
