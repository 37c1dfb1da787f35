package com.keyri.subscription.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscription as Stripe had it when it was asked last.
 *
 * @param id Stripe's
 * @param version whose prices its items have; empty where some price is nobody's here
 * @param periodStart of the present period, up to {@code periodEnd}
 * @param cancelAt when it will end
 * @param schedule the id of the plan of its changes
 * @param pendingUpdate whether a change waits for a payment
 */
public record Subscription(
        String id,
        OrganizationId organization,
        String customer,
        SubscriptionStatus status,
        Optional<PlanVersionId> version,
        List<MirroredItem> items,
        Instant periodStart,
        Instant periodEnd,
        Optional<Instant> trialEnd,
        Optional<Instant> cancelAt,
        Optional<String> schedule,
        boolean pendingUpdate,
        Instant begunAt) {
    public Subscription {
        items = List.copyOf(items);
    }

    /** Whether nothing has to be paid yet. */
    public boolean isTrial() {
        return status == SubscriptionStatus.TRIALING;
    }
}
