package com.keyri.order;

import com.keyri.order.model.ErasureState;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderId;
import com.keyri.order.store.OrderStore;
import com.keyri.order.store.RequestedErasureStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.store.SubscriptionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What an organization may order; a refusal begins with the field that it is about. */
@ApplicationScoped
class OrderableVersions {
    private static final String FIELD = "planVersionId ";

    @Inject
    Plans plans;

    @Inject
    OrderStore orders;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    RequestedErasureStore erasures;

    /**
     * The version for a new draft: the newest one.
     *
     * @throws com.keyri.problem.DomainException {@code CONFLICT} where it may not be ordered, with the reason
     */
    PlanVersion requireNewest(OrganizationId organization, PlanVersionId id) {
        PlanVersion version = require(organization, id);
        boolean isNewest = plans.forOrganization(organization).stream()
                .anyMatch(offered -> offered.id().equals(version.id()));
        if (!isNewest) {
            throw OrderRecords.refused(FIELD + "this plan has other prices by now: look at them first");
        }
        return version;
    }

    /**
     * The version, where the organization may order it now. One that others have for themselves is answered like one
     * that isn't there.
     *
     * @throws com.keyri.problem.DomainException {@code CONFLICT} where it may not, with the reason
     */
    PlanVersion require(OrganizationId organization, PlanVersionId id) {
        PlanVersion version = plans.find(id)
                .filter(found -> found.isFor(organization))
                .orElseThrow(() -> OrderRecords.refused(FIELD + "there is no such plan"));
        if (!version.plan().isOffered()) {
            throw OrderRecords.refused(FIELD + "this plan can’t be ordered any more: choose another one");
        }
        if (version.prices().isEmpty()) {
            throw OrderRecords.refused(FIELD + "this version of the plan can’t be ordered yet");
        }
        orders.findOpen(organization).ifPresent(open -> {
            throw OrderRecords.refused(FIELD + "there is an order already, " + open.id()
                    + ": change its plan, or order anew when it has ended");
        });
        if (subscriptions.findLive(organization).isPresent()) {
            throw OrderRecords.refused(FIELD + "there is a subscription already: change its plan");
        }
        requireCurrency(organization, version);
        return version;
    }

    /**
     * The version as the organization gets it: a trial is for who hasn't had a plan yet.
     *
     * @param order which it is for; empty where there is none yet
     */
    PlanVersion asOrdered(OrganizationId organization, PlanVersion version, Optional<OrderId> order) {
        return version.terms().trialDays() > 0 && orders.wasAnotherActiveBefore(organization, order)
                ? new PlanVersion(
                        version.id(),
                        version.plan(),
                        version.number(),
                        version.customer(),
                        version.terms().withoutTrial(),
                        version.prices(),
                        version.madeAt())
                : version;
    }

    /** At Stripe a customer has one currency for good. */
    private void requireCurrency(OrganizationId organization, PlanVersion version) {
        earlier(organization)
                .filter(order -> !order.plan().currency().equals(version.terms().currency()))
                .ifPresent(order -> {
                    throw OrderRecords.refused(FIELD + "this plan is paid in "
                            + version.terms().currency() + ", and you have paid in "
                            + order.plan().currency() + " so far: choose one in that currency");
                });
    }

    /** The customer that Stripe knows of the organization, unless it was erased there. */
    Optional<String> customer(OrganizationId organization) {
        return subscriptions
                .findCustomer(organization)
                .or(() -> orders.findWithCustomer(organization)
                        .flatMap(order -> order.stripe().customer()))
                .filter(this::isThere);
    }

    private Optional<Order> earlier(OrganizationId organization) {
        return orders.findWithCustomer(organization)
                .filter(order -> isThere(order.stripe().customer().orElseThrow()));
    }

    /** An erasure that somebody has only asked for may be withdrawn; one that was confirmed may have been done. */
    private boolean isThere(String customer) {
        return erasures.find(customer)
                .filter(erasure -> erasure.state() != ErasureState.REQUESTED)
                .isEmpty();
    }
}
