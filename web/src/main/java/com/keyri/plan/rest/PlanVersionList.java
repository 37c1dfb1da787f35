package com.keyri.plan.rest;

import com.keyri.paging.model.Page;
import com.keyri.plan.model.PlanVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of versions. */
public record PlanVersionList(
        List<PlanVersionAnswer> items, @Nullable String next) {
    static PlanVersionList from(Page<PlanVersion> page) {
        Page<PlanVersionAnswer> shown = page.map(PlanVersionAnswer::from);
        return new PlanVersionList(shown.items(), shown.next().orElse(null));
    }
}
