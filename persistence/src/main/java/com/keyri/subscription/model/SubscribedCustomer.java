package com.keyri.subscription.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An organization with what it has, as the staff see it.
 *
 * @param plan the plan's name
 * @param number the version's
 * @param status at Stripe; empty where it has no subscription that goes on
 * @param customer Stripe's id
 */
public record SubscribedCustomer(
        OrganizationId organization,
        String name,
        Standing standing,
        Instant since,
        Optional<Instant> graceUntil,
        Optional<CutOff> cutOff,
        Optional<PlanVersionId> version,
        Optional<String> plan,
        int number,
        Optional<SubscriptionStatus> status,
        Optional<Instant> periodEnd,
        Optional<String> customer) {}
