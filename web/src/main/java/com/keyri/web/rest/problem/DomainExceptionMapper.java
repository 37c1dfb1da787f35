package com.keyri.web.rest.problem;

import com.keyri.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refused use case. */
@Provider
@ApplicationScoped
public class DomainExceptionMapper implements ExceptionMapper<DomainException> {
    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(DomainException e) {
        return refusals.of(e);
    }
}
