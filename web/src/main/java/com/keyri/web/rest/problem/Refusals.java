package com.keyri.web.rest.problem;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.CallContext;
import com.keyri.web.rest.json.Violation;
import com.keyri.web.rest.record.CallRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Builds the response of a refusal: the problem document and the headers that go with it. */
@ApplicationScoped
public class Refusals {

    @Inject
    CallContext call;

    @Inject
    HttpServletRequest request;

    /** The response for a refused use case. */
    public Response of(DomainException e) {
        Response.ResponseBuilder response = builder(ProblemKind.of(e.type()), e.reasons(), List.of());
        switch (e.type()) {
            case UNAUTHENTICATED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case INVALID_PROOF -> response.header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"invalid_dpop_proof\"");
            case USE_DPOP_NONCE ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"use_dpop_nonce\"")
                        .header("DPoP-Nonce", e.freshNonce());
            case TOO_MANY_REQUESTS, UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(e));
            default -> {
                // The document says it all.
            }
        }
        return response.build();
    }

    /** The response for a refusal without more to say. */
    public Response of(ProblemType type) {
        return of(DomainException.of(type));
    }

    /** The response for a request that is wrong in these places. */
    public Response of(List<Violation> violations) {
        return builder(ProblemKind.of(ProblemType.INVALID_REQUEST), List.of(), violations)
                .build();
    }

    Response.ResponseBuilder builder(ProblemKind kind) {
        return builder(kind, List.of(), List.of());
    }

    private Response.ResponseBuilder builder(ProblemKind kind, List<String> reasons, List<Violation> violations) {
        CallRecord.problem(request, kind.name());
        return Response.status(kind.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(kind, call.correlationId(), reasons, violations));
    }
}
