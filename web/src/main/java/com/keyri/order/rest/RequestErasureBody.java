package com.keyri.order.rest;

import com.keyri.order.model.OrderId;
import jakarta.validation.constraints.NotNull;

/** Whose customer is to be erased at Stripe: that of an order. */
public record RequestErasureBody(@NotNull OrderId orderId) {}
