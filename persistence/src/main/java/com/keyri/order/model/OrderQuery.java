package com.keyri.order.model;

import java.util.Optional;

/**
 * Which part of a list of orders, the newest first.
 *
 * @param after behind this one
 * @param limit at most so many
 */
public record OrderQuery(Optional<OrderState> state, Optional<OrderId> after, int limit) {}
