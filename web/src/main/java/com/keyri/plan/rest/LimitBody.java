package com.keyri.plan.rest;

import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The most that can be used in a period. */
public record LimitBody(
        @NotNull Meter meter,

        @NotNull @Min(value = 1, message = TierBody.QUANTITY) @Max(value = Charge.MOST_QUANTITY, message = TierBody.QUANTITY) Long most) {}
