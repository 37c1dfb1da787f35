package com.keyri.order.model;

import java.util.Optional;

/**
 * The ids by which Stripe knows what belongs to an order.
 *
 * @param checkout the page on which it is said how to pay
 */
public record OrderAtStripe(Optional<String> checkout, Optional<String> customer, Optional<String> subscription) {
    public static final OrderAtStripe NOTHING = new OrderAtStripe(Optional.empty(), Optional.empty(), Optional.empty());
}
