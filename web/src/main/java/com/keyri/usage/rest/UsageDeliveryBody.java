package com.keyri.usage.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.FailedDelta;
import java.time.Instant;

/** A delivery to Stripe that doesn't go on by itself. */
public record UsageDeliveryBody(
        String identifier,
        OrganizationId organizationId,
        Meter meter,
        Instant at,
        long quantity,
        DeltaState state,
        String failure,
        int attempts,
        Instant madeAt) {
    static UsageDeliveryBody from(FailedDelta delta) {
        return new UsageDeliveryBody(
                delta.identifier(),
                delta.organization(),
                delta.meter(),
                delta.at(),
                delta.quantity(),
                delta.state(),
                delta.failure(),
                delta.attempts(),
                delta.madeAt());
    }
}
