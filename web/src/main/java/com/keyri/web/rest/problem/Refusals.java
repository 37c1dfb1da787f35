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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

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
            case UNAUTHENTICATED -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge());
            case INVALID_CLIENT -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"keyri\"");
            case PROOF_REQUIRED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "DPoP algs=\"ES256\"");
            case INVALID_PROOF -> response.header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"invalid_dpop_proof\"");
            case USE_DPOP_NONCE ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"use_dpop_nonce\"")
                        .header("DPoP-Nonce", e.freshNonce());
            case TOO_MANY_REQUESTS, UNAVAILABLE, IDEMPOTENCY_KEY_IN_USE ->
                response.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(e));
            default -> {
                // The document says it all.
            }
        }
        return response.build();
    }

    /** Who came with a token bound to a key is told in that scheme, whatever was wrong with it. */
    private String challenge() {
        String came = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return came.regionMatches(true, 0, "DPoP ", 0, 5) ? "DPoP error=\"invalid_token\", algs=\"ES256\"" : "Bearer";
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
        if (OAuthAnswer.isDemanded(request)) {
            ProblemKind oauth = kind.forOAuth();
            return Response.status(oauth.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Problem.of(oauth, call.correlationId(), reasons, violations)
                            .forOAuth());
        }
        return Response.status(kind.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(kind, call.correlationId(), reasons, violations));
    }
}
