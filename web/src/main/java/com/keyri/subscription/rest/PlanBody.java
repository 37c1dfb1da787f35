package com.keyri.subscription.rest;

import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.rest.TermsBody;

/** A plan as a subscription has it. */
public record PlanBody(PlanVersionId planVersionId, PlanId planId, String name, TermsBody terms) {
    static PlanBody from(PlanVersion version) {
        return new PlanBody(version.id(), version.plan().id(), version.planName(), TermsBody.from(version.terms()));
    }
}
