package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.store.PlanStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue as other features read it, in their own transaction. An override is found only where its organization,
 * or the staff, has been entered.
 */
@ApplicationScoped
public class Plans {
    @Inject
    PlanStore store;

    public Optional<PlanVersion> find(PlanVersionId id) {
        return store.find(id);
    }

    /** The version that has that price at Stripe, be it of the flat fee or of usage. */
    public Optional<PlanVersion> byStripePrice(String price) {
        return store.byStripePrice(price);
    }

    /** What this customer may order: of each offered plan one published version, their own override first. */
    public List<PlanVersion> forOrganization(OrganizationId organization) {
        return store.forOrganization(organization);
    }
}
