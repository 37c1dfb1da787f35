package com.keyri.subscription;

import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import java.util.List;
import java.util.Optional;

/**
 * What an organization has, as its members see it.
 *
 * @param plan that it has, or had until a payment was missing too long
 * @param subscription the one that began last
 * @param change the latest change of plan, over or not
 * @param offered what it could have
 * @param isCustomer whether it has pages at Stripe
 */
public record SubscriptionView(
        Entitlement entitlement,
        Optional<PlanVersion> plan,
        Optional<Subscription> subscription,
        Optional<TierChange> change,
        List<PlanVersion> offered,
        boolean isCustomer) {
    public SubscriptionView {
        offered = List.copyOf(offered);
    }

    /** The change of plan that isn't over. */
    public Optional<TierChange> openChange() {
        return change.filter(latest -> !latest.state().isOver());
    }
}
