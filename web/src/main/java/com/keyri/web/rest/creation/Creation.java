package com.keyri.web.rest.creation;

import com.keyri.access.Caller;
import com.keyri.idempotency.IdempotencyService;
import com.keyri.idempotency.IdempotentCall;
import com.keyri.idempotency.OnceAnswer;
import com.keyri.session.model.FoundSession;
import com.keyri.web.rest.json.StrictJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.Principal;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a request that creates something: {@code return creation.once(() -> Answer.from(service.create(…)))}. Under
 * an Idempotency-Key it happens once, and the same request gets the same answer for a day.
 *
 * <p>What {@code create} calls has to join the caller's transaction, as services do unless they say otherwise.
 */
@ApplicationScoped
public class Creation {
    @EJB
    IdempotencyService idempotency;

    @Inject
    HttpServletRequest request;

    @Inject
    Caller people;

    /**
     * 201 with what {@code create} has made, now or when it was first asked for. A caller without a name can't have
     * anything remembered for them. The request is read and judged before, because {@code create} runs in a service: of
     * what is thrown there only a {@code DomainException} stays what it is.
     *
     * @throws com.keyri.problem.DomainException {@code INVALID_REQUEST} where the header is none,
     *     {@code IDEMPOTENCY_KEY_REUSED} or {@code IDEMPOTENCY_KEY_IN_USE}; and what {@code create} throws
     */
    public Response once(Supplier<? extends Record> create) {
        Optional<String> key = IdempotencyKey.in(Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        Principal caller = request.getUserPrincipal();
        if (key.isEmpty() || caller == null) {
            return created(create.get()).build();
        }
        IdempotentCall call = new IdempotentCall(name(caller), key.orElseThrow(), wish());
        OnceAnswer answer = idempotency.once(call, () -> StrictJson.mapper().writeValueAsString(create.get()));
        Response.ResponseBuilder response = created(answer.text());
        return answer.replayed()
                ? response.header("Idempotency-Replayed", "true").build()
                : response.build();
    }

    /** A person is another caller in each organization that they work in: the same wish there makes another thing. */
    private String name(Principal caller) {
        return people.signedInSession()
                .flatMap(FoundSession::organization)
                .map(organization -> caller.getName() + ' ' + organization)
                .orElse(caller.getName());
    }

    private String wish() {
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> '?' + text)
                .orElse("");
        return request.getMethod() + ' ' + request.getRequestURI() + query + ' ' + BodyDigest.of(request);
    }

    private static Response.ResponseBuilder created(Object entity) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(entity);
    }
}
