package com.keyri.plan.rest;

import com.keyri.plan.ChangePlan;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanState;
import com.keyri.web.rest.json.DisplayText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body that changes a plan; what is absent stays.
 *
 * @param description an empty one takes it away
 */
public record ChangePlanBody(
        @DisplayText(max = Plan.LONGEST_NAME) @Nullable String name,

        @DisplayText(
                max = Plan.LONGEST_DESCRIPTION,
                mayBeEmpty = true,
                message = "must be up to {max} characters of plain text")
        @Nullable String description,

        @Nullable PlanState state) {
    /** What it asks for. */
    public ChangePlan command() {
        return new ChangePlan(Optional.ofNullable(name), Optional.ofNullable(description), Optional.ofNullable(state));
    }
}
