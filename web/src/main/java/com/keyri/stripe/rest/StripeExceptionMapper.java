package com.keyri.stripe.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.web.rest.problem.Refusals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** What Stripe didn't do for a caller, where the feature has nothing better to say. */
@Provider
@ApplicationScoped
public class StripeExceptionMapper implements ExceptionMapper<StripeException> {
    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(StripeException e) {
        boolean isRefused = e.failure() == StripeFailure.REFUSED || e.failure() == StripeFailure.NOT_FOUND;
        return refusals.of(
                isRefused
                        ? DomainException.of(
                                ProblemType.CONFLICT,
                                List.of("Stripe refuses this"
                                        + e.code().map(code -> ": " + code).orElse("")))
                        : DomainException.of(ProblemType.UNAVAILABLE));
    }
}
