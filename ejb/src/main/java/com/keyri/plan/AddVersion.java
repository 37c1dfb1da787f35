package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanTerms;
import java.util.Optional;

/**
 * Add a version to a plan.
 *
 * @param customer whose override it is; empty where everybody can have it
 * @param moves who of those who have the plan moves to it
 */
public record AddVersion(PlanId plan, Optional<OrganizationId> customer, PlanTerms terms, MoveChoice moves) {}
