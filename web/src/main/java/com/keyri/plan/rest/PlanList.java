package com.keyri.plan.rest;

import com.keyri.paging.model.Page;
import com.keyri.plan.model.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of plans. */
public record PlanList(List<PlanAnswer> items, @Nullable String next) {
    static PlanList from(Page<Plan> page) {
        Page<PlanAnswer> shown = page.map(PlanAnswer::from);
        return new PlanList(shown.items(), shown.next().orElse(null));
    }
}
