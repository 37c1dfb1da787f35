package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Who moves to a version, and when.
 *
 * @param customers those who are named; empty otherwise
 * @param notBefore at the first end of a period after this; empty for the next one
 */
public record MoveChoice(Who who, List<OrganizationId> customers, Optional<Instant> notBefore) {
    public static final int MOST_NAMED = 500;

    /** Nobody: it is for new orders. */
    public static final MoveChoice NOBODY = new MoveChoice(Who.NOBODY, List.of(), Optional.empty());

    /** Whom it is about. */
    public enum Who {
        NOBODY,
        NAMED,
        EVERYBODY
    }

    public MoveChoice {
        customers = List.copyOf(new LinkedHashSet<>(customers));
        if ((who == Who.NAMED) == customers.isEmpty() || customers.size() > MOST_NAMED) {
            throw new IllegalArgumentException(who + " with " + customers.size() + " names");
        }
    }
}
