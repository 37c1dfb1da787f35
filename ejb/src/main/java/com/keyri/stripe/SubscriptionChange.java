package com.keyri.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other prices for a subscription, at once. What it makes to pay is invoiced at once, and the change counts when that
 * is paid.
 *
 * @param newPrices by the id of the item that is to have it
 * @param addedPrices each becomes an item
 * @param removedItems their ids
 * @param proratedAt the second that its proration is computed for, because somebody has agreed to what it makes then;
 *     empty where it is the one in which Stripe does it
 * @param idempotencyKey the same for each attempt at this change
 */
public record SubscriptionChange(
        String subscription,
        Map<String, String> newPrices,
        List<String> addedPrices,
        List<String> removedItems,
        Optional<Instant> proratedAt,
        String idempotencyKey) {
    public SubscriptionChange {
        newPrices = Map.copyOf(newPrices);
        addedPrices = List.copyOf(addedPrices);
        removedItems = List.copyOf(removedItems);
        if (newPrices.isEmpty() && addedPrices.isEmpty() && removedItems.isEmpty()) {
            throw new IllegalArgumentException("changes nothing");
        }
    }

    /** One that is prorated to the second in which Stripe does it. */
    public SubscriptionChange(
            String subscription,
            Map<String, String> newPrices,
            List<String> addedPrices,
            List<String> removedItems,
            String idempotencyKey) {
        this(subscription, newPrices, addedPrices, removedItems, Optional.empty(), idempotencyKey);
    }
}
