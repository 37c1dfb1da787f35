package com.keyri.web.rest.json;

import java.util.List;

/** The body isn't what the endpoint takes: not JSON, or not of this shape. */
public final class MalformedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public MalformedBodyException(List<Violation> violations) {
        super("malformed body", null, false, false);
        this.violations = List.copyOf(violations);
    }

    /** What is wrong where; never a value. */
    public List<Violation> violations() {
        return violations;
    }
}
