package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.stripe.MeterError;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterReport;
import com.keyri.stripe.MeterSummary;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import com.keyri.usage.store.UsageCountStore;
import com.keyri.usage.store.UsageSegmentStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Stripe is away for thirty days. What has piled up goes out afterwards, each delta once, before anything is too old.
 * The clock only goes on when a call is made or somebody waits: a call takes a millisecond, as at 1,000 a second.
 */
class UsageOutageTest {
    private static final int CUSTOMERS = Integer.getInteger("keyri.usage.outage.customers", 10);
    private static final int DAYS = 30;
    private static final int HOURS = 24;
    private static final String OURS = "cus_outage";
    private static final Duration CALL = Duration.ofMillis(1);
    private static final Duration TURN = Duration.ofSeconds(15);

    /** How long a meter is left alone at most, whatever has failed before. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final Instant START = Instant.parse("2026-10-05T00:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final TestDatabase database = TestDatabase.shared();
    private final Wiring wiring = new Wiring(database, clock);
    private final Map<OrganizationId, String> customers = new HashMap<>();
    private final Far stripe = new Far();

    /** A Stripe that isn't there until it comes back. */
    private final class Far implements MeterGateway {
        private final Map<String, Long> counted = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private boolean isAway = true;
        private long calls;

        @Override
        public void report(MeterReport report) {
            if (!report.customer().startsWith(OURS)) {
                return; // What another test has left.
            }
            call();
            if (names.add(report.identifier())) {
                counted.merge(report.customer() + ' ' + report.meterEvent(), report.value(), Long::sum);
            }
        }

        private void call() {
            if (isAway) {
                throw StripeException.of(StripeFailure.UNREACHABLE);
            }
            clock.pass(CALL);
            calls++;
        }

        @Override
        public Optional<String> findMeter(String meterEvent) {
            call();
            return Optional.of("mtr_" + meterEvent);
        }

        @Override
        public List<MeterSummary> summaries(String meter, String customer, Instant from, Instant to, boolean hourly) {
            call();
            return List.of(); // Nothing has arrived of what was tried while it was away.
        }

        @Override
        public List<MeterError> errors(String eventId) {
            return List.of();
        }
    }

    @Test
    void shouldCatchUpWithAMonthInLittleMoreTimeThanItsCallsTake() {
        wiring.replace(UsageOutboxService.class, new OutboxInTransactions(wiring, () -> {}));
        wiring.replace(MeterGateway.class, stripe);
        wiring.use(CallPace.class, new NoPace());
        for (int i = 0; i < CUSTOMERS; i++) {
            subscribe(Shop.open(database).organization(), OURS + UUID.randomUUID());
        }
        for (int day = 0; day < DAYS; day++) {
            useADay(START.plus(Duration.ofDays(day)));
            clock.pass(Duration.ofDays(1));
            close();
            deliver();
        }
        assertEquals(Map.of(), stripe.counted, "it is away");

        clock.pass(Duration.ofMinutes(6));
        close();
        stripe.isAway = false;
        Instant back = clock.instant();
        int deltas = CUSTOMERS * DAYS * HOURS * 2;
        while (stripe.names.size() < deltas && clock.instant().isBefore(back.plus(Duration.ofHours(2)))) {
            deliver();
            clock.pass(TURN);
        }

        long meters = CUSTOMERS * 2L;
        assertTrue(stripe.calls <= deltas + 3 * meters, stripe.calls + " calls for " + deltas + " deltas");
        Duration took = Duration.between(back, clock.instant());
        Duration most = CALL.multipliedBy(stripe.calls).plus(LONGEST_PAUSE).plus(TURN.multipliedBy(2));
        assertTrue(took.compareTo(most) <= 0, "it took " + took + ", which is longer than " + most);
        customers.forEach((organization, customer) -> {
            assertEquals((long) DAYS * HOURS, stripe.counted.get(customer + " keyri_authentications"));
            assertEquals((long) DAYS * HOURS, stripe.counted.get(customer + " keyri_monthly_active_users"));
        });
        assertEquals(deltas, stripe.names.size());
    }

    private void subscribe(OrganizationId organization, String customer) {
        customers.put(organization, customer);
        UsagePeriod period = new UsagePeriod(START, START.plus(Duration.ofDays(31)));
        wiring.call(() -> wiring.get(UsageSegmentStore.class)
                .tell(new UsageSegment(
                        organization, START, period.endsAt(), period, Optional.empty(), Optional.of(customer))));
    }

    /** A new user of each organization in each hour. */
    private void useADay(Instant day) {
        List<UsageEvent> events = new ArrayList<>();
        for (OrganizationId organization : customers.keySet()) {
            for (int hour = 0; hour < HOURS; hour++) {
                Instant moment = day.plus(hour, ChronoUnit.HOURS).plusSeconds(60);
                events.add(new UsageEvent(SignInId.at(moment), organization, UUID.randomUUID(), moment));
            }
        }
        wiring.call(() -> wiring.get(UsageCountStore.class).takeIn(events));
    }

    private void close() {
        boolean isMore = true;
        while (isMore) {
            isMore = wiring.get(UsageOutboxService.class).closeSome();
        }
    }

    private void deliver() {
        wiring.get(UsageDelivery.class).startDue(Runnable::run);
    }

    /** The calls' own millisecond is pace enough. */
    private static final class NoPace extends CallPace {
        @Override
        int callsPerSecond() {
            return 1_000;
        }

        @Override
        void await() {
            // Nobody waits in real time.
        }
    }
}
