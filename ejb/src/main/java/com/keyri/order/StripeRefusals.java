package com.keyri.order;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.StripeException;
import java.util.List;

/** What Stripe's failures are for who waits for an answer. */
final class StripeRefusals {
    private StripeRefusals() {}

    /** The problem, with what helps. */
    static DomainException of(StripeException e) {
        return switch (e.failure()) {
            case NOT_CONFIGURED, NOT_ALLOWED, KEY_REFUSED ->
                DomainException.of(
                        ProblemType.UNAVAILABLE,
                        List.of("the operator’s connection to Stripe isn’t set up for this yet; nothing is lost"));
            case REFUSED, NOT_FOUND ->
                DomainException.of(
                        ProblemType.UNAVAILABLE,
                        List.of("Stripe didn’t accept this; the operator sees why, and nothing is lost"));
            case BREAKER_OPEN, UNREACHABLE, BUSY, BROKEN, CONFLICT ->
                DomainException.of(
                        ProblemType.UNAVAILABLE,
                        List.of("Stripe doesn’t answer right now; nothing is lost: try again in a minute"));
        };
    }
}
