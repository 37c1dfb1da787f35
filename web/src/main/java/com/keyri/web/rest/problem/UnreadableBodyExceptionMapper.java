package com.keyri.web.rest.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that isn't read to its end. */
@Provider
@ApplicationScoped
public class UnreadableBodyExceptionMapper implements ExceptionMapper<UnreadableBodyException> {
    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(UnreadableBodyException e) {
        return refusals.builder(e.kind()).build();
    }
}
