package com.keyri.web.rest.problem;

import com.keyri.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal by JAX-RS itself: no such address, method, form. */
@Provider
@ApplicationScoped
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    @Inject
    Refusals refusals;

    @Inject
    UnexpectedExceptionMapper unexpected;

    @Override
    public Response toResponse(WebApplicationException e) {
        Response given = e.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return unexpected.toResponse(e);
        }
        if (given.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            return refusals.of(ProblemType.UNAUTHENTICATED);
        }
        Response.ResponseBuilder response = refusals.builder(ProblemKind.ofStatus(given.getStatus()));
        String allowed = given.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allowed).build();
    }
}
