package com.keyri.plan.rest;

import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import java.time.Instant;

/** A plan on the wire. */
public record PlanAnswer(PlanId planId, String name, String description, PlanState state, Instant createdAt) {
    public static PlanAnswer from(Plan plan) {
        return new PlanAnswer(plan.id(), plan.name(), plan.description(), plan.state(), plan.madeAt());
    }
}
