package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import java.time.Instant;

/**
 * A delta that doesn't go on by itself.
 *
 * @param at the beginning of its bucket
 * @param failure why, in words of ours or one of Stripe's
 */
public record FailedDelta(
        String identifier,
        OrganizationId organization,
        Meter meter,
        Instant at,
        long quantity,
        DeltaState state,
        String failure,
        int attempts,
        Instant madeAt) {}
