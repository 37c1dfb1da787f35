package com.keyri.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.BilledSegment;
import com.keyri.money.model.Money;
import com.keyri.organization.OrganizationScope;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersion;
import com.keyri.stripe.StripeInvoice;
import com.keyri.stripe.StripeInvoiceLine;
import com.keyri.subscription.BillingWorld;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.subscription.store.SubscriptionStore;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageSegmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class BilledPeriodsTest {
    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(40));
    private static final Duration LENGTH = Duration.ofDays(30);

    @Test
    void shouldAskOfEachSubscriptionWhetherItWasATrial() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = new RandomPlans(world, new Random(1)).make(1_000);
            subscribe(world, plan, SubscriptionStatus.CANCELED, FIRST, Optional.empty());
            subscribe(world, plan, SubscriptionStatus.TRIALING, SECOND, Optional.of(SECOND.plus(LENGTH)));

            assertEquals(List.of(false), trials(world, FIRST));
            assertEquals(List.of(true), trials(world, SECOND));
        }
    }

    @Test
    void shouldTellOfAnInvoiceForUsageOfNoPeriod() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = new RandomPlans(world, new Random(1)).make(1_000);
            String customer = world.customer("pm_card_visa");
            InvoiceKeepingService service = world.wiring.get(InvoiceKeepingService.class);
            String flat = plan.prices().orElseThrow().flatFee();
            world.wiring.run(() -> service.keep(invoice(customer, flat), SECOND));
            assertEquals(List.of(), world.wiring.log().levels());

            String usage = plan.prices().orElseThrow().charges().get(Meter.AUTHENTICATIONS);
            world.wiring.run(() -> service.keep(invoice(customer, usage), SECOND));
            assertTrue(world.wiring.log().levels().contains(Level.INFO));
        }
    }

    private static StripeInvoice invoice(String customer, String price) {
        Money some = new Money(500, BillingWorld.EUR);
        String id = UUID.randomUUID().toString().replace("-", "");
        return new StripeInvoice(
                "in_" + id,
                Optional.empty(),
                "paid",
                customer,
                Optional.empty(),
                some,
                new Money(0, BillingWorld.EUR),
                SECOND,
                FIRST,
                FIRST.plus(LENGTH),
                List.of(new StripeInvoiceLine(
                        "il_" + id, Optional.of(price), 5, some, false, FIRST, FIRST.plus(LENGTH))),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Boolean> trials(BillingWorld world, Instant start) {
        BilledPeriods periods = world.wiring.get(BilledPeriods.class);
        List<BilledSegment> billed = world.wiring.call(() -> {
            world.wiring.get(OrganizationScope.class).enter(world.organization);
            return periods.ofPeriod(world.organization, start, start.plus(LENGTH));
        });
        return billed.stream().map(BilledSegment::isTrial).toList();
    }

    private static void subscribe(
            BillingWorld world,
            PlanVersion plan,
            SubscriptionStatus status,
            Instant begun,
            Optional<Instant> trialEnd) {
        UsagePeriod period = new UsagePeriod(begun, begun.plus(LENGTH));
        String customer = "cus_" + world.organization.value().toString().replace("-", "");
        world.database.within(world.organization, entities -> {
            Subscription read = new Subscription(
                    "sub_" + UUID.randomUUID().toString().replace("-", ""),
                    world.organization,
                    customer,
                    status,
                    Optional.of(plan.id()),
                    List.of(new MirroredItem("si_1", "price_1")),
                    period.startsAt(),
                    period.endsAt(),
                    trialEnd,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    begun);
            assertTrue(TestDatabase.store(SubscriptionStore.class, entities).keep(read, 0, begun));
            return TestDatabase.store(UsageSegmentStore.class, entities)
                    .tell(new UsageSegment(
                            world.organization,
                            period.startsAt(),
                            period.endsAt(),
                            period,
                            Optional.of(plan.id()),
                            Optional.of(customer)));
        });
    }
}
