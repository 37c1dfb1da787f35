package com.keyri.plan.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a plan, as all features know it.
 *
 * @param plan its plan, by the id, the name and the state that it has now
 * @param number counts the versions of the plan, overrides included, from one
 * @param customer whose override it is; empty where everybody can have it
 * @param prices what it is called at Stripe; empty until it is published, and until then nobody can order it
 */
public record PlanVersion(
        PlanVersionId id,
        Plan plan,
        int number,
        Optional<OrganizationId> customer,
        PlanTerms terms,
        Optional<PublishedPrices> prices,
        Instant madeAt) {
    public static final int MOST_VERSIONS = 100_000;

    public String planName() {
        return plan.name();
    }

    /** Whether that customer could ever have it. */
    public boolean isFor(OrganizationId organization) {
        return customer.isEmpty() || customer.orElseThrow().equals(organization);
    }
}
