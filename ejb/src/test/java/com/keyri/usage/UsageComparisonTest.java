package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fixture.TestDatabase;
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
        public void end(UsageComparison comparison, Instant from, Instant to, List<FoundDrift> found) {
            wiring.run(() -> super.end(comparison, from, to, found));
        }
    }
}
