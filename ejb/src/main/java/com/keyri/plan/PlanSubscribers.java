package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanId;
import java.util.List;
import java.util.Optional;

/**
 * Who has a plan: a CDI bean of whatever feature knows the subscriptions. It is asked in a transaction that has entered
 * the staff.
 */
public interface PlanSubscribers {
    /** Those with a live subscription to any version of that plan, by the organization's id, behind {@code after}. */
    List<PlanSubscriber> of(PlanId plan, Optional<OrganizationId> after, int limit);
}
