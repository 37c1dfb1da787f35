package com.keyri.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.order.model.ErasureId;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.problem.DomainException;
import com.keyri.subscription.BillingWorld;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OrderCheckoutTest {
    private final OrderWorld world = new OrderWorld();
    private final BillingWorld billing = world.billing;
    private final PlanVersion plan = billing.plan(4_900);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldHaveThePlanWhereNoHintEverComes() {
        OrderId id = world.active(plan);

        Order order = world.order(id);
        assertEquals(OrderState.ACTIVE, order.state());
        assertEquals(Optional.of(plan.id()), billing.entitlement().version());
        assertEquals(Standing.GOOD, billing.entitlement().standing());
        assertEquals(
                SubscriptionStatus.ACTIVE,
                billing.mirrored(order.stripe().subscription().orElseThrow()).status());
    }

    @Test
    void shouldEndAnOrderWhoseSubscriptionWasOverBeforeItWasActive() {
        OrderId id = world.placed(plan);
        world.pay(id);
        String page = world.order(id).stripe().checkout().orElseThrow();
        String subscription =
                billing.account.get("/v1/checkout/sessions/" + page).getString("subscription");
        billing.account.delete("/v1/subscriptions/" + subscription);
        world.checkout().look(id);

        assertEquals(OrderState.ACTIVE, world.order(id).state());
        assertEquals(Optional.of(OrderEnd.SUBSCRIPTION_ENDED), world.order(id).end());
    }

    @Test
    void shouldFollowAnActiveOrderOfWhichNobodyTells() {
        OrderId id = world.active(plan);
        billing.account.delete(
                "/v1/subscriptions/" + world.order(id).stripe().subscription().orElseThrow());
        world.checkout().catchUp(billing.organization, id);

        assertEquals(Optional.of(OrderEnd.SUBSCRIPTION_ENDED), world.order(id).end());
        assertEquals(Standing.NONE, billing.entitlement().standing());
    }

    @Test
    void shouldCloseThePageThatIsMadeWhileItsOrderIsCancelled() {
        OrderId id = world.placed(plan);
        world.beforeEnd(() -> world.page(id));
        world.checkout().cancel(id, any -> {});

        Order order = world.order(id);
        assertEquals(Optional.of(OrderEnd.CANCELLED), order.end());
        assertEquals("expired", world.pageState(order.stripe().checkout().orElseThrow()));
    }

    @Test
    void shouldCloseThePageThatIsMadeWhenItsOrderHasEnded() {
        OrderId id = world.placed(plan);
        world.beforeNote(() -> world.checkout().cancel(id, any -> {}));

        assertEquals("this order doesn’t wait for its payment", reason(() -> world.page(id)));
        assertEquals(Optional.of(OrderEnd.CANCELLED), world.order(id).end());
        assertTrue(billing.account.get("/v1/events?limit=100").toString().contains("checkout.session.expired"));
    }

    @Test
    void shouldHaveOnePageWhereTwoAreMadeAtOnce() {
        OrderId id = world.placed(plan);
        String other = billing.account
                .post(
                        "/v1/checkout/sessions",
                        "mode=subscription&success_url=https://a.example/&client_reference_id=" + billing.organization
                                + "&line_items[0][quantity]=1&line_items[0][price]="
                                + plan.prices().orElseThrow().flatFee())
                .getString("id");
        world.beforeNote(() -> world.progress().noteCheckout(billing.organization, id, other));

        assertTrue(world.page(id).toString().endsWith(other));
        assertEquals(Optional.of(other), world.order(id).stripe().checkout());
        assertTrue(billing.account.get("/v1/events?limit=100").toString().contains("checkout.session.expired"));
    }

    @Test
    void shouldCancelADraftThatIsPlacedMeanwhile() {
        OrderId id = world.draft(plan);
        world.beforeEnd(() -> world.checkout().place(id, any -> {}));
        world.checkout().cancel(id, any -> {});

        assertEquals(OrderState.PLACED, world.order(id).state());
        assertEquals(Optional.of(OrderEnd.CANCELLED), world.order(id).end());
    }

    @Test
    void shouldNotMindThatStripeTellsOfTheClosedPageFirst() {
        OrderId id = world.placed(plan);
        world.page(id);
        world.beforeEnd(() -> world.checkout().catchUp(billing.organization, id));

        assertEquals(
                Optional.of(OrderEnd.CHECKOUT_EXPIRED),
                world.checkout().cancel(id, any -> {}).end());
    }

    @Test
    void shouldRefuseAnOrderWhereThereIsASubscriptionWithoutOne() {
        billing.subscribe(plan);

        assertEquals(
                "planVersionId there is a subscription already: change its plan", reason(() -> world.placed(plan)));
    }

    @Test
    void shouldGiveATrialWithTheFirstOrderOnly() {
        PlanVersion trial = billing.version(
                new Plan(
                        new PlanId(UUID.randomUUID()),
                        "Trial " + UUID.randomUUID(),
                        "",
                        PlanState.OFFERED,
                        Instant.parse("2026-11-02T10:00:00Z"),
                        1),
                1,
                new PlanTerms(BillingWorld.EUR, BillingInterval.MONTH, 4_900, 14, List.of(), Map.of()),
                Optional.empty());
        OrderId first = world.active(trial);
        assertEquals(SubscriptionStatus.TRIALING, statusOf(first));
        world.end(first);

        assertEquals(SubscriptionStatus.ACTIVE, statusOf(world.active(trial)));
    }

    private SubscriptionStatus statusOf(OrderId id) {
        return billing.mirrored(world.order(id).stripe().subscription().orElseThrow())
                .status();
    }

    @Test
    void shouldKnowTheNextCustomerAfterAnErasure() {
        OrderId first = world.active(plan);
        String customer = world.order(first).stripe().customer().orElseThrow();
        world.end(first);
        world.erase(world.request(first).id());
        world.beOwner();
        OrderId second = world.active(plan);

        String next = world.order(second).stripe().customer().orElseThrow();
        assertTrue(!next.equals(customer), "another customer");
        assertEquals(Optional.of(plan.id()), billing.entitlement().version());
        assertEquals(List.of(), billing.differences(next));
    }

    @Test
    void shouldOrderWithTheSameCustomerWhileAnErasureIsOnlyAskedFor() {
        OrderId first = world.active(plan);
        world.end(first);
        world.request(first);
        world.beOwner();
        OrderId second = world.active(plan);

        assertEquals(
                world.order(first).stripe().customer(),
                world.order(second).stripe().customer());
    }

    @Test
    void shouldEraseNobodyWhoHasOrderedAnew() {
        OrderId first = world.active(plan);
        world.end(first);
        ErasureId erasure = world.request(first).id();
        world.beOwner();
        OrderId second = world.placed(plan);

        assertTrue(reason(() -> world.erase(erasure)).contains("waits for its payment, " + second));
        world.beOwner();
        world.pay(second);
        world.checkout().look(second);
        assertTrue(reason(() -> world.erase(erasure)).contains("has an active order, " + second));
    }

    @Test
    void shouldEraseNobodyWhoHasASubscriptionThatOnlyStripeKnows() {
        OrderId first = world.active(plan);
        String customer = world.order(first).stripe().customer().orElseThrow();
        world.end(first);
        ErasureId erasure = world.request(first).id();
        String unknown = billing.account
                .post(
                        "/v1/subscriptions",
                        "customer=" + customer + "&items[0][price]="
                                + plan.prices().orElseThrow().flatFee())
                .getString("id");

        assertTrue(reason(() -> world.erase(erasure)).contains(unknown));
        assertEquals(
                "active", billing.account.get("/v1/subscriptions/" + unknown).getString("status"));
    }

    private static String reason(Executable refused) {
        return assertThrows(DomainException.class, refused).reasons().get(0);
    }
}
