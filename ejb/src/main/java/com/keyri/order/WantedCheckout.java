package com.keyri.order;

import com.keyri.order.model.Order;
import com.keyri.plan.model.PlanVersion;
import java.util.Optional;

/**
 * What is needed to make an order's page at Stripe.
 *
 * @param customer whom Stripe knows already
 */
public record WantedCheckout(Order order, PlanVersion version, Optional<String> customer) {}
