package com.keyri.web.console;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;

/** What a form demands of the thing that it changes: that it's still as the page has shown it. */
public final class Unchanged {
    private Unchanged() {}

    /** Demands that the thing equals what was read. */
    public static <T> Precondition<T> since(T read) {
        return current -> {
            if (!current.equals(read)) {
                throw DomainException.of(ProblemType.PRECONDITION_FAILED);
            }
        };
    }
}
