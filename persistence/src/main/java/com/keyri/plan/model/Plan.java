package com.keyri.plan.model;

import java.time.Instant;

/**
 * A plan by name; what it asks is in its versions.
 *
 * @param revision counts its changes
 */
public record Plan(PlanId id, String name, String description, PlanState state, Instant madeAt, long revision) {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_DESCRIPTION = 500;

    public boolean isOffered() {
        return state == PlanState.OFFERED;
    }
}
