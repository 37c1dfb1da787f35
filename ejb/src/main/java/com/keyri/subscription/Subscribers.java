package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.PlanSubscriber;
import com.keyri.plan.PlanSubscribers;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanId;
import com.keyri.subscription.store.SubscribedCustomerStore;
import com.keyri.usage.UsageReadings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the catalogue who has a plan, and what they have used of the present period. */
@ApplicationScoped
public class Subscribers implements PlanSubscribers {
    @Inject
    SubscribedCustomerStore customers;

    @Inject
    UsageReadings usage;

    @Inject
    InstantSource clock;

    @Override
    public List<PlanSubscriber> of(PlanId plan, Optional<OrganizationId> after, int limit) {
        return customers.ofPlan(plan, after, limit).entrySet().stream()
                .map(each -> new PlanSubscriber(each.getKey(), each.getValue(), used(each.getKey())))
                .toList();
    }

    private Map<Meter, Long> used(OrganizationId organization) {
        return usage.totals(organization, usage.periodAt(organization, clock.instant()));
    }
}
