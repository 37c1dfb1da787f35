package com.keyri.plan.rest;

import com.keyri.plan.model.Plan;
import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body that makes a plan. */
public record NewPlanBody(
        @NotNull @DisplayText(max = Plan.LONGEST_NAME) String name,

        @DisplayText(max = Plan.LONGEST_DESCRIPTION) @Nullable String description) {}
