package com.keyri.web.rest.problem;

import com.keyri.web.rest.json.MalformedBodyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that isn't what the endpoint takes. */
@Provider
@ApplicationScoped
public class MalformedBodyExceptionMapper implements ExceptionMapper<MalformedBodyException> {
    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(MalformedBodyException e) {
        return refusals.of(e.violations());
    }
}
