package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which an organization had one version of a plan, in one period.
 *
 * @param startsAt a whole second, and it reaches up to {@code endsAt}
 * @param plan none where usage is counted and not priced
 * @param customer who Stripe is told has used it; nobody is told where it is absent
 */
public record UsageSegment(
        OrganizationId organization,
        Instant startsAt,
        Instant endsAt,
        UsagePeriod period,
        Optional<PlanVersionId> plan,
        Optional<String> customer) {
    public UsageSegment {
        WholeSeconds.require(startsAt);
        WholeSeconds.require(endsAt);
        if (!startsAt.isBefore(endsAt) || startsAt.isBefore(period.startsAt()) || endsAt.isAfter(period.endsAt())) {
            throw new IllegalArgumentException("a segment outside of its period");
        }
    }
}
