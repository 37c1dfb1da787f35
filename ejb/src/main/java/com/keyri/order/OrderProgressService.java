package com.keyri.order;

import com.keyri.audit.model.Actor;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.order.store.OrderStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what became of placed orders at Stripe, for whoever has looked there: each step is its own transaction,
 * may be done twice, and answers whether it was news.
 */
@Stateless
@PermitAll
public class OrderProgressService {
    private static final int BATCH = 200;

    @Inject
    OrganizationScope scope;

    @Inject
    OrderStore orders;

    @Inject
    OrderableVersions versions;

    @Inject
    Plans plans;

    @Inject
    OrderRecords records;

    @Inject
    InstantSource clock;

    /** What is needed to make the order's page at Stripe; empty where it doesn't wait for its payment. */
    public Optional<WantedCheckout> wantedCheckout(OrganizationId organization, OrderId id) {
        scope.enter(organization);
        Optional<Order> order =
                orders.find(id).filter(found -> found.state() == OrderState.PLACED && !found.hasEnded());
        return order.map(found -> {
            PlanVersion version = versions.asOrdered(
                    organization, plans.find(found.plan().version()).orElseThrow(), Optional.of(id));
            return new WantedCheckout(found, version, versions.customer(organization));
        });
    }

    /** The order as it is. */
    public Optional<Order> find(OrganizationId organization, OrderId id) {
        scope.enter(organization);
        return orders.find(id);
    }

    /** The order to which that page or subscription at Stripe belongs. */
    public Optional<Order> findAtStripe(String known) {
        return orders.findAtStripe(known).entrySet().stream().findFirst().flatMap(found -> {
            scope.enter(found.getValue());
            return orders.find(found.getKey());
        });
    }

    /** The order has that page at Stripe; false where it has one already, or doesn't wait for its payment. */
    public boolean noteCheckout(OrganizationId organization, OrderId id, String checkout) {
        scope.enter(organization);
        return orders.noteCheckout(id, checkout);
    }

    /** Somebody has said at Stripe how to pay: PLACED to ACTIVE. */
    public boolean activate(OrganizationId organization, OrderId id, String customer, String subscription) {
        scope.enter(organization);
        boolean isNews = orders.activate(id, customer, subscription, clock.instant());
        if (isNews) {
            record(id, "order.activated", Map.of("subscription", subscription));
        }
        return isNews;
    }

    /** It is over, where it is still in the state and with the page in which it was seen. */
    public boolean end(Order seen, OrderEnd why) {
        scope.enter(seen.organization());
        boolean isNews = orders.end(seen.id(), seen.state(), seen.stripe().checkout(), why, clock.instant());
        if (isNews) {
            record(seen.id(), "order.ended", Map.of("why", why.name()));
        }
        return isNews;
    }

    /** Ends at most a batch of drafts that nobody has placed in time; whether there may be more. */
    public boolean expireDrafts() {
        Map<OrderId, OrganizationId> expired = orders.expireDrafts(clock.instant(), BATCH);
        expired.forEach((id, organization) -> {
            scope.enter(organization);
            record(id, "order.ended", Map.of("why", OrderEnd.EXPIRED.name()));
        });
        return expired.size() == BATCH;
    }

    /**
     * Open orders that nobody has looked after for long; nobody else gets them now.
     *
     * @param placedFor how long nobody has looked after a placed one
     * @param activeFor how long nobody has looked after an active one
     */
    public Map<OrderId, OrganizationId> takeOpen(Duration placedFor, Duration activeFor, int atMost) {
        Instant now = clock.instant();
        return orders.takeOpen(now, now.minus(placedFor), now.minus(activeFor), atMost);
    }

    private void record(OrderId id, String action, Map<String, String> facts) {
        records.record(orders.find(id).orElseThrow(), action, Actor.SYSTEM, facts);
    }
}
