package com.keyri.web.rest.condition;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.request.Precondition;
import com.keyri.web.rest.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entity tags for one thing, read and changed: {@code return conditional.answer(Answer.from(service.get(id)))}, and
 * {@code service.change(id, command, conditional.demanded(Answer::from))}. The tag is a digest of what is shown, so
 * whatever is shown differently has another one.
 */
@ApplicationScoped
public class Conditional {
    private static final int TAG_BYTES = 16;

    @Inject
    HttpServletRequest request;

    /** 200 with the thing and its tag; 304 where the caller only reads, and has it in this form already. */
    public Response answer(Record shown) {
        byte[] json = StrictJson.mapper().writeValueAsBytes(shown);
        String tag = tag(json);
        Optional<EntityTags> known = isRead() ? header(HttpHeaders.IF_NONE_MATCH) : Optional.empty();
        if (known.filter(tags -> tags.names(tag)).isPresent()) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    /**
     * What the caller demands by {@code If-Match}, which has to be there: who changes one member of a thing must not
     * undo what somebody else has just changed.
     *
     * @param shown how the thing is shown when it is read
     * @throws DomainException {@code INVALID_REQUEST} where a header is none
     */
    public <T> Precondition<T> demanded(Function<T, ? extends Record> shown) {
        Precondition<T> precondition = ifDemanded(shown);
        if (header(HttpHeaders.IF_MATCH).isPresent()) {
            return precondition;
        }
        // Only the service knows whether there is such a thing at all; that comes first.
        return current -> {
            throw DomainException.of(ProblemType.PRECONDITION_REQUIRED);
        };
    }

    /** What the caller demands by {@code If-Match}, if anything. See {@link #demanded}. */
    public <T> Precondition<T> ifDemanded(Function<T, ? extends Record> shown) {
        Optional<EntityTags> match = header(HttpHeaders.IF_MATCH);
        Optional<EntityTags> noneMatch = header(HttpHeaders.IF_NONE_MATCH);
        if (match.isEmpty() && noneMatch.isEmpty()) {
            return Precondition.none();
        }
        return current -> {
            String tag = tag(StrictJson.mapper().writeValueAsBytes(shown.apply(current)));
            if (match.filter(tags -> !tags.namesExactly(tag)).isPresent()
                    || noneMatch.filter(tags -> tags.names(tag)).isPresent()) {
                throw DomainException.of(ProblemType.PRECONDITION_FAILED);
            }
        };
    }

    private boolean isRead() {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }

    private Optional<EntityTags> header(String name) {
        return EntityTags.in(name, Collections.list(request.getHeaders(name)));
    }

    private static String tag(byte[] json) {
        return '"' + Base64Url.encode(Arrays.copyOf(Digests.sha256(json), TAG_BYTES)) + '"';
    }
}
