package com.keyri.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refused use case. It rolls back, carries the reason for the caller, and knows nothing of HTTP. */
@ApplicationException(rollback = true)
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String freshNonce;
    private final @Nullable Duration retryAfter;
    private final List<String> reasons;

    private DomainException(
            ProblemType type, @Nullable String freshNonce, @Nullable Duration retryAfter, List<String> reasons) {
        super(type.sentence(), null, false, false);
        this.type = type;
        this.freshNonce = freshNonce;
        this.retryAfter = retryAfter;
        this.reasons = List.copyOf(reasons);
    }

    public static DomainException of(ProblemType type) {
        return new DomainException(type, null, null, List.of());
    }

    public static DomainException of(ProblemType type, List<String> reasons) {
        return new DomainException(type, null, null, reasons);
    }

    /** The proof is good but for its nonce. */
    public static DomainException useNonce(String freshNonce) {
        return new DomainException(ProblemType.USE_DPOP_NONCE, freshNonce, null, List.of());
    }

    public static DomainException tooMany(Duration retryAfter) {
        return new DomainException(ProblemType.TOO_MANY_REQUESTS, null, retryAfter, List.of());
    }

    /** Somebody is already at it. */
    public static DomainException keyInUse(Duration retryAfter) {
        return new DomainException(ProblemType.IDEMPOTENCY_KEY_IN_USE, null, retryAfter, List.of());
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String freshNonce() {
        return freshNonce;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public List<String> reasons() {
        return reasons;
    }
}
