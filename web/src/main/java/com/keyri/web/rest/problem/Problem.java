package com.keyri.web.rest.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.web.rest.json.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457). */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String error,
        @JsonProperty("error_description") @Nullable String errorDescription,
        @Nullable List<String> reasons,
        @Nullable List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String NAMESPACE = "urn:keyri:problem:";

    /** The document of a refusal; empty lists and an empty correlation id are left out. */
    static Problem of(ProblemKind kind, String correlationId, List<String> reasons, List<Violation> violations) {
        return new Problem(
                NAMESPACE + kind.name(),
                kind.title(),
                kind.status(),
                kind.sentence(),
                correlationId.isEmpty() ? null : correlationId,
                kind.error(),
                null,
                reasons.isEmpty() ? null : reasons,
                violations.isEmpty() ? null : violations);
    }

    /** The same in words that every OAuth client understands. */
    Problem forOAuth() {
        return new Problem(type, title, status, detail, instance, error, detail, reasons, violations);
    }
}
