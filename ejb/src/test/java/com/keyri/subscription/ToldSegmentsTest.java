package com.keyri.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageSegmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldSegmentsTest {
    @Test
    void shouldKeepTheBoundaryWhateverElseOfTheSubscriptionChanges() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion small = world.plan(1_000);
            PlanVersion large = world.plan(4_000);
            String subscription = world.subscribe(small);
            UsagePeriod period = period(world, subscription);
            world.pass(Duration.ofDays(14));
            Instant cut = world.clock.instant();
            change(world, subscription, large);
            List<UsageSegment> before = segments(world, period);
            assertEquals(List.of(period.startsAt(), cut), starts(before));

            world.pass(Duration.ofDays(5));
            world.account.post("/v1/subscriptions/" + subscription, "cancel_at_period_end=true");
            world.read(subscription);
            assertEquals(
                    period.endsAt(), world.mirrored(subscription).cancelAt().orElseThrow());
            assertEquals(before, segments(world, period));

            world.pass(Duration.ofDays(1));
            Instant back = world.clock.instant();
            change(world, subscription, small);
            assertEquals(List.of(period.startsAt(), cut, back), starts(segments(world, period)));
            assertEquals(
                    List.of(Optional.of(small.id()), Optional.of(large.id()), Optional.of(small.id())),
                    segments(world, period).stream().map(UsageSegment::plan).toList());
        }
    }

    @Test
    void shouldKeepTheBoundaryWhereThePriceWasNobodysForAWhile() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = world.plan(1_000);
            String subscription = world.subscribe(plan);
            UsagePeriod period = period(world, subscription);
            world.pass(Duration.ofDays(10));
            Instant cut = world.clock.instant();
            PlanVersion other = world.plan(2_000);
            change(world, subscription, other);
            change(world, subscription, world.account.prices(7).flatFee());
            world.pass(Duration.ofDays(1));
            change(world, subscription, other);
            assertEquals(List.of(period.startsAt(), cut), starts(segments(world, period)));
        }
    }

    @Test
    void shouldLeaveAPeriodWholeAtWhoseEndTheSubscriptionEnds() {
        try (BillingWorld world = new BillingWorld()) {
            String subscription = world.subscribe(world.plan(1_000));
            UsagePeriod period = period(world, subscription);
            world.account.post("/v1/subscriptions/" + subscription, "cancel_at_period_end=true");
            world.read(subscription);
            world.pass(Duration.between(world.clock.instant(), period.endsAt().plusSeconds(60)));
            world.read(subscription);

            assertEquals(
                    SubscriptionStatus.CANCELED, world.mirrored(subscription).status());
            assertEquals(
                    List.of(period),
                    segments(world, period).stream().map(UsageSegment::period).toList());
        }
    }

    private static void change(BillingWorld world, String subscription, PlanVersion to) {
        change(world, subscription, to.prices().orElseThrow().flatFee());
    }

    private static void change(BillingWorld world, String subscription, String price) {
        String item = world.atStripe(subscription).items().get(0).id();
        world.account.post("/v1/subscriptions/" + subscription, "items[0][id]=" + item + "&items[0][price]=" + price);
        world.read(subscription);
    }

    private static UsagePeriod period(BillingWorld world, String subscription) {
        Subscription mirrored = world.mirrored(subscription);
        return new UsagePeriod(mirrored.periodStart(), mirrored.periodEnd());
    }

    private static List<UsageSegment> segments(BillingWorld world, UsagePeriod period) {
        return world.within(UsageSegmentStore.class, store -> store.within(world.organization, period));
    }

    private static List<Instant> starts(List<UsageSegment> segments) {
        return segments.stream().map(UsageSegment::startsAt).toList();
    }
}
