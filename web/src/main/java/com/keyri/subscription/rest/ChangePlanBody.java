package com.keyri.subscription.rest;

import com.keyri.plan.model.PlanVersionId;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * The body that asks for a change of plan.
 *
 * @param proratedAt what the preview said, whose amount is agreed to
 */
public record ChangePlanBody(
        @NotNull PlanVersionId planVersionId, @NotNull Instant proratedAt) {}
