package com.keyri.client;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The installation refused a call and said why (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "urn:keyri:problem:";

    /** The HTTP status. */
    private final int status;
    /** The last part of the problem type. */
    private final String type;
    /** What was wrong with the request. */
    private final List<String> reasons;
    /** Seconds, or 0. */
    private final int retryAfter;

    ProblemException(int status, Problem problem, int retryAfter) {
        super(status + " " + problem.name() + ": " + problem.title());
        this.status = status;
        this.type = problem.name();
        this.reasons = problem.reasons() == null ? List.of() : List.copyOf(problem.reasons());
        this.retryAfter = retryAfter;
    }

    /**
     * The HTTP status.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The problem's type without its prefix.
     *
     * @return for instance {@code claim-refused}
     */
    public String type() {
        return type;
    }

    /**
     * The reasons, where the problem has some.
     *
     * @return names, maybe none
     */
    public List<String> reasons() {
        return reasons;
    }

    /**
     * When to try again (429 and 503).
     *
     * @return seconds, if the answer names them
     */
    public OptionalInt retryAfterSeconds() {
        return retryAfter < 0 ? OptionalInt.empty() : OptionalInt.of(retryAfter);
    }

    /** The document as it comes over the wire. */
    record Problem(
            @Nullable String type,
            @Nullable String title,
            @Nullable List<String> reasons) {
        String name() {
            return type == null || !type.startsWith(PREFIX) ? "unknown" : type.substring(PREFIX.length());
        }
    }
}
