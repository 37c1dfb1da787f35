package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fixture.TestDatabase;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageComparison;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageComparisonTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final ScriptedMeters stripe = new ScriptedMeters();
    private UsageWorld world;

    @BeforeEach
    void send() {
        world = new UsageWorld(TestDatabase.shared(), clock, "cus_" + UUID.randomUUID());
        world.ask("with gone as (delete from usage_shard returning 1) select 'gone' from gone");
        world.speakTo(stripe);
        world.wiring().replace(UsageComparisonService.class, new InTransactions(world.wiring()));
        world.subscribe(START);
        world.use(START.plusSeconds(60), 3);
        clock.pass(Duration.ofMinutes(66));
        world.close();
        world.ask("delete from usage_delta where meter = 'MONTHLY_ACTIVE_USERS' returning identifier");
        world.ask("delete from usage_shard where meter = 'MONTHLY_ACTIVE_USERS' returning customer");
        world.deliver();
        assertEquals(Map.of("SENT", 1), world.states());
    }

    @Test
    void shouldFindNothingWhereBothAreTheSame() {
        clock.pass(Duration.ofHours(3));
        compare();
        assertEquals(List.of(), world.drifts());
    }

    @Test
    void shouldWriteADifferenceDownOnceAndCloseItWhenItIsGone() {
        stripe.counted.put(START, 2L);
        clock.pass(Duration.ofHours(3));
        compare();
        compare();
        clock.pass(Duration.ofHours(25));
        compare();
        assertEquals(List.of("SUMMARY 3 2 OPEN"), world.drifts());
        assertEquals(Map.of("SENT", 1), world.states(), "nothing is put right by itself");

        stripe.counted.put(START, 3L);
        clock.pass(Duration.ofHours(25));
        compare();
        assertEquals(List.of("SUMMARY 3 2 GONE"), world.drifts());
    }

    @Test
    void shouldFindWhatStripeHasBesides() {
        stripe.counted.put(START.minus(Duration.ofHours(5)), 9L);
        clock.pass(Duration.ofHours(3));
        compare();
        assertEquals(List.of("SUMMARY 0 9 OPEN"), world.drifts());
    }

    @Test
    void shouldCompareTheOthersWhereStripeRefusesOne() {
        addFailing(StripeException.of(StripeFailure.NOT_FOUND));
        stripe.counted.put(START, 2L);
        clock.pass(Duration.ofHours(3));
        compare();
        assertEquals(List.of("SUMMARY 3 2 OPEN"), world.drifts());
        assertEquals(List.of("f"), failing("compared_until is null"), "it isn't first for ever");
        assertEquals(List.of("t"), failing("whole_at is null"), "and isn't said to have been compared");
    }

    @Test
    void shouldGiveTheOthersBackWhereStripeIsAway() {
        StripeException away = StripeException.of(StripeFailure.BROKEN);
        addFailing(away);
        stripe.withheld.put(world.customer(), away);
        stripe.counted.put(START, 2L);
        clock.pass(Duration.ofHours(3));
        compare();
        assertEquals(
                List.of("1"),
                world.ask("select count(*) from usage_shard where compare_leased_until is not null"),
                "only the one that failed isn't first again");

        stripe.withheld.clear();
        clock.pass(Duration.ofMinutes(5));
        compare();
        assertEquals(List.of("SUMMARY 3 2 OPEN"), world.drifts());
    }

    @Test
    void shouldDeliverWhileItCompares() {
        clock.pass(Duration.ofHours(3));
        Instant until = UsageComparisonService.settledUntil(clock.instant());
        assertEquals(
                1,
                world.wiring().get(UsageComparisonService.class).take(until, 10).size());
        world.use(START.plusSeconds(70), 4);
        world.close();
        world.deliver();
        assertEquals(
                7L,
                stripe.asked.stream()
                        .filter(asked -> asked.meterEvent().equals("keyri_authentications"))
                        .mapToLong(asked -> asked.value())
                        .sum());
    }

    @Test
    void shouldNotCompareWhatIsSentMeanwhile() {
        clock.pass(Duration.ofHours(3));
        world.use(START.plusSeconds(70), 4);
        world.close();
        world.ask("delete from usage_delta where meter = 'MONTHLY_ACTIVE_USERS' returning identifier");
        world.ask("delete from usage_shard where meter = 'MONTHLY_ACTIVE_USERS' returning customer");
        stripe.meanwhile = world::deliver;
        compare();
        assertEquals(List.of(), world.drifts());
    }

    /** Another customer's meter, of which Stripe says nothing. */
    private void addFailing(StripeException failure) {
        stripe.withheld.put("cus_failing", failure);
        world.ask("insert into usage_shard (customer, meter, next_at)"
                + " values ('cus_failing', 'AUTHENTICATIONS', 'infinity') returning customer");
        world.ask("update usage_shard set compared_until = '" + START.minusSeconds(7200) + "' where customer = '"
                + world.customer() + "' returning customer");
    }

    private List<String> failing(String question) {
        return world.ask("select " + question + " from usage_shard where customer = 'cus_failing'");
    }

    private void compare() {
        world.wiring().get(UsageComparisons.class).compareSome();
    }

    /** With what the container does: each call is its own transaction. */
    private static final class InTransactions extends UsageComparisonService {
        private final Wiring wiring;

        InTransactions(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public List<UsageComparison> take(Instant until, int most) {
            return wiring.call(() -> super.take(until, most));
        }

        @Override
        public List<SentHour> sent(UsageComparison comparison, Instant from, Instant to) {
            return wiring.call(() -> super.sent(comparison, from, to));
        }

        @Override
        public void leaveOut(UsageComparison comparison, Instant to) {
            wiring.run(() -> super.leaveOut(comparison, to));
        }

        @Override
        public void release(UsageComparison comparison) {
            wiring.run(() -> super.release(comparison));
        }

        @Override
        public void end(UsageComparison comparison, Instant from, Instant to, List<FoundDrift> found) {
            wiring.run(() -> super.end(comparison, from, to, found));
        }
    }
}
