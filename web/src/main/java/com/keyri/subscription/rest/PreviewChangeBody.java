package com.keyri.subscription.rest;

import com.keyri.plan.model.PlanVersionId;
import jakarta.validation.constraints.NotNull;

/** The body that asks what a change of plan would make to pay. */
public record PreviewChangeBody(@NotNull PlanVersionId planVersionId) {}
