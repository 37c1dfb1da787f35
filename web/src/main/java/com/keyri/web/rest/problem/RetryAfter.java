package com.keyri.web.rest.problem;

import com.keyri.problem.DomainException;
import java.time.Duration;
import java.util.Optional;

/** The header {@code Retry-After} of a refusal that says: later. */
public final class RetryAfter {
    private static final Duration SOON = Duration.ofSeconds(5);

    private RetryAfter() {}

    /** Whole seconds, rounded up, at least one. */
    public static long seconds(DomainException refusal) {
        Duration wait = Optional.ofNullable(refusal.retryAfter()).orElse(SOON);
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
