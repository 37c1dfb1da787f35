package com.keyri.stripe;

import java.util.List;
import java.util.Map;

/**
 * Other prices for a subscription, at once. What it makes to pay is invoiced at once, and the change counts when that
 * is paid.
 *
 * @param newPrices by the id of the item that is to have it
 * @param addedPrices each becomes an item
 * @param removedItems their ids
 * @param idempotencyKey the same for each attempt at this change
 */
public record SubscriptionChange(
        String subscription,
        Map<String, String> newPrices,
        List<String> addedPrices,
        List<String> removedItems,
        String idempotencyKey) {
    public SubscriptionChange {
        newPrices = Map.copyOf(newPrices);
        addedPrices = List.copyOf(addedPrices);
        removedItems = List.copyOf(removedItems);
        if (newPrices.isEmpty() && addedPrices.isEmpty() && removedItems.isEmpty()) {
            throw new IllegalArgumentException("changes nothing");
        }
    }
}
