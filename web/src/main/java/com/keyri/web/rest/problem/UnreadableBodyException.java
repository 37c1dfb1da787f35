package com.keyri.web.rest.problem;

/** A body that isn't read to its end: too large, or too slow. */
public final class UnreadableBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemKind kind;

    public UnreadableBodyException(ProblemKind kind) {
        super(kind.sentence());
        this.kind = kind;
    }

    /** What to answer. */
    public ProblemKind kind() {
        return kind;
    }
}
