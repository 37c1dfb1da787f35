package com.keyri.stripe;

import java.util.List;

/**
 * Other prices for a subscription from its next period on.
 *
 * @param prices all that it will consist of
 * @param idempotencyKey the same for each attempt at this change
 */
public record PlannedSubscriptionChange(String subscription, List<String> prices, String idempotencyKey) {
    public PlannedSubscriptionChange {
        prices = List.copyOf(prices);
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("a subscription without a price");
        }
    }
}
