package com.keyri.plan;

import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanState;
import com.keyri.text.model.PlainText;
import java.util.Optional;

/** Change a plan; what is empty stays as it is. */
public record ChangePlan(Optional<String> name, Optional<String> description, Optional<PlanState> state) {
    public ChangePlan {
        name.ifPresent(text -> PlainText.require(text, Plan.LONGEST_NAME));
        description
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> PlainText.require(text, Plan.LONGEST_DESCRIPTION));
    }

    /** The names of what changes, for the audit log. */
    String members() {
        StringBuilder members = new StringBuilder();
        name.ifPresent(value -> members.append(" name"));
        description.ifPresent(value -> members.append(" description"));
        state.ifPresent(value -> members.append(" state=").append(value));
        return members.toString().strip();
    }
}
