package com.keyri.web.rest.problem;

import com.keyri.web.rest.json.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A request that breaks its declared constraints. */
@Provider
@ApplicationScoped
public class ConstraintViolationExceptionMapper implements ExceptionMapper<ConstraintViolationException> {
    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(ConstraintViolationException e) {
        return refusals.of(Constraints.violations(e));
    }
}
