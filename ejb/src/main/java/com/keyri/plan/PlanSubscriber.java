package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersionId;
import java.util.Map;

/**
 * A customer with a live subscription.
 *
 * @param version what they have
 * @param usage of the current period, as far as it is counted
 */
public record PlanSubscriber(OrganizationId organization, PlanVersionId version, Map<Meter, Long> usage) {
    public PlanSubscriber {
        usage = Map.copyOf(usage);
    }
}
