package com.keyri.stripe;

import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A subscription as Stripe has it.
 *
 * @param periodStart of the present period, up to {@code periodEnd}
 * @param trialEnd when its trial ends, or ended
 * @param cancelAt when it will end
 * @param schedule the id of the plan of its changes
 * @param pendingUpdate whether a change waits for a payment
 */
public record StripeSubscription(
        String id,
        String customer,
        SubscriptionStatus status,
        List<StripeSubscriptionItem> items,
        Instant periodStart,
        Instant periodEnd,
        Optional<Instant> trialEnd,
        Optional<Instant> cancelAt,
        Currency currency,
        Instant created,
        Optional<String> schedule,
        boolean pendingUpdate) {
    public StripeSubscription {
        items = List.copyOf(items);
    }
}
