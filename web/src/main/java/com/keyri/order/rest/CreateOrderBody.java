package com.keyri.order.rest;

import com.keyri.plan.model.PlanVersionId;
import jakarta.validation.constraints.NotNull;

/** What to order. */
public record CreateOrderBody(@NotNull PlanVersionId planVersionId) {}
