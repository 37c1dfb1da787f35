package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.HintSource;
import com.keyri.stripe.MeterError;
import com.keyri.stripe.MeterReport;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.stripe.StripeHint;
import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import com.keyri.usage.store.UsageSegmentStore;
import com.keyri.wiring.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageDeliveryTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(11);

    private final TestClock clock = new TestClock(START);
    private final ScriptedMeters stripe = new ScriptedMeters();
    private UsageWorld world;

    @BeforeEach
    void useSome() {
        world = new UsageWorld(TestDatabase.shared(), clock, "cus_" + UUID.randomUUID());
        world.speakTo(stripe);
        world.subscribe(START);
    }

    /** Three sign-ins in the first hour, of which only the meter of sign-ins is looked at. */
    private void useAndClose() {
        world.use(START.plusSeconds(60), 3);
        clock.pass(Duration.ofMinutes(66));
        world.close();
        world.wiring()
                .run(() ->
                        world.ask("delete from usage_delta where meter = 'MONTHLY_ACTIVE_USERS' returning identifier"));
    }

    @Test
    void shouldTellOfAnHourWhenItIsOverAndNotBefore() {
        world.use(START.plusSeconds(60), 3);
        clock.pass(Duration.ofMinutes(64));
        world.close();
        assertEquals(Map.of(), world.states());
        clock.pass(Duration.ofMinutes(1));
        world.close();
        world.deliver();

        assertEquals(Map.of("SENT", 2), world.states());
        assertEquals(
                List.of("keyri_authentications 3 " + START, "keyri_monthly_active_users 3 " + START),
                stripe.asked.stream().map(UsageDeliveryTest::text).sorted().toList());
        world.close();
        world.deliver();
        assertEquals(2, stripe.asked.size(), "told once");
    }

    @Test
    void shouldTellOfLateEventsByAFurtherDeltaWithANameOfItsOwn() {
        useAndClose();
        world.deliver();
        world.use(START.plusSeconds(90), 2);
        world.close();
        world.deliver();

        assertEquals(List.of(3L, 2L), reported());
        assertEquals(
                stripe.asked.size(),
                stripe.asked.stream().map(MeterReport::identifier).distinct().count());
        assertTrue(stripe.asked.stream().allMatch(report -> report.at().equals(START)));
    }

    @Test
    void shouldTakeBackWhatBelongsToAnotherSegmentOnceItIsTold() {
        useAndClose();
        world.deliver();
        Instant cut = START.plusSeconds(30);
        world.wiring().call(() -> world.wiring().get(UsageSegmentStore.class).end(world.organization(), cut));
        world.wiring().call(() -> world.wiring().get(UsageCountService.class).recountOne());
        world.close();
        world.deliver();

        assertEquals(List.of(3L, -3L), reported());
    }

    @Test
    void shouldSayTheSameUnderTheSameNameAsLongAsStripeKnowsIt() {
        useAndClose();
        stripe.fail(StripeFailure.UNREACHABLE, true);
        world.deliver();
        assertEquals(Map.of("UNKNOWN", 1), world.states());
        world.deliver();
        assertEquals(1, stripe.asked.size(), "left alone for a while");

        clock.pass(Duration.ofHours(22));
        world.deliver();
        assertEquals(Map.of("SENT", 1), world.states());
        assertEquals(stripe.asked.get(0), stripe.asked.get(1));
    }

    @Test
    void shouldLookAtTheSumWhereStripeMayHaveForgottenTheName() {
        useAndClose();
        stripe.fail(StripeFailure.BROKEN, true);
        world.deliver();
        clock.pass(Duration.ofHours(23));
        world.deliver();

        assertEquals(Map.of("SENT", 1), world.states());
        assertEquals(1, stripe.asked.size(), "it was there");
    }

    @Test
    void shouldSendAnewWhatTheSumSaysIsMissing() {
        useAndClose();
        stripe.fail(StripeFailure.BROKEN, false);
        world.deliver();
        clock.pass(Duration.ofHours(30));
        stripe.fail(StripeFailure.BROKEN, false);
        world.deliver();
        assertEquals(2, stripe.asked.size());
        assertEquals(Map.of("UNKNOWN", 1), world.states());

        clock.pass(PAUSE);
        world.deliver();
        assertEquals(3, stripe.asked.size(), "a new day begins with the second one");
        assertEquals(Map.of("SENT", 1), world.states());
        assertEquals(3L, stripe.counted.get(START));
    }

    @Test
    void shouldLeaveToAPersonWhatTheSumDoesNotSay() {
        useAndClose();
        stripe.fail(StripeFailure.BROKEN, false);
        world.deliver();
        stripe.counted.put(START, 2L);
        clock.pass(Duration.ofHours(24));
        world.deliver();

        assertEquals(Map.of("UNCLEAR", 1), world.states());
        assertEquals(List.of("UNCLEAR 3 0 OPEN"), world.drifts());
        assertEquals(1, stripe.asked.size());
    }

    @Test
    void shouldNotCountAnAttemptThatCertainlyDidNotArrive() {
        useAndClose();
        stripe.fail(StripeException.busy(Optional.of(Duration.ofMinutes(20))), false);
        world.deliver();
        assertEquals(Map.of("PENDING", 1), world.states());
        clock.pass(Duration.ofMinutes(19));
        world.deliver();
        assertEquals(1, stripe.asked.size(), "Stripe wants to be left alone");
        clock.pass(Duration.ofDays(3));
        world.deliver();
        assertEquals(2, stripe.asked.size(), "no sum is asked for");
        assertEquals(Map.of("SENT", 1), world.states());
    }

    @Test
    void shouldKeepUntilThereIsAMeterAndRejectWhatStripeRefuses() {
        useAndClose();
        stripe.fail(StripeException.refused(Optional.of("no_meter"), Optional.empty()), false);
        world.deliver();
        assertEquals(Map.of("PENDING", 1), world.states());
        clock.pass(PAUSE);
        stripe.fail(StripeException.refused(Optional.of("meter_event_invalid_value"), Optional.empty()), false);
        world.deliver();
        assertEquals(Map.of("REJECTED", 1), world.states());
        assertEquals(List.of("REJECTED 3 0 OPEN"), world.drifts());
        clock.pass(Duration.ofDays(1));
        world.deliver();
        assertEquals(2, stripe.asked.size(), "a person's now");
    }

    @Test
    void shouldNotSayThatWhatMayHaveArrivedWasRejected() {
        useAndClose();
        stripe.fail(StripeFailure.UNREACHABLE, true);
        world.deliver();
        stripe.fail(StripeException.refused(Optional.of("timestamp_too_far_in_past"), Optional.empty()), false);
        clock.pass(PAUSE);
        world.deliver();

        assertEquals(Map.of("UNCLEAR", 1), world.states());
        assertEquals(List.of("UNCLEAR 3 0 OPEN"), world.drifts());
    }

    @Test
    void shouldNotSayThatItWasRejectedWhereOnlyItsSumIsRefused() {
        useAndClose();
        stripe.fail(StripeFailure.UNREACHABLE, true);
        world.deliver();
        stripe.withheld.put(
                stripe.asked.get(0).customer(), StripeException.refused(Optional.empty(), Optional.empty()));
        clock.pass(Duration.ofHours(24));
        world.deliver();

        assertEquals(Map.of("UNCLEAR", 1), world.states());
        assertEquals(1, stripe.asked.size());
    }

    @Test
    void shouldRejectWhatIsRefusedAfterTheSumHasSaidThatItIsMissing() {
        useAndClose();
        stripe.fail(StripeFailure.UNREACHABLE, false);
        world.deliver();
        stripe.fail(StripeException.refused(Optional.of("meter_event_invalid_value"), Optional.empty()), false);
        clock.pass(Duration.ofHours(24));
        world.deliver();
        assertEquals(Map.of("REJECTED", 1), world.states());
    }

    @Test
    void shouldLeaveToAPersonWhetherWhatIsTooOldHasArrived() {
        useAndClose();
        stripe.fail(StripeFailure.UNREACHABLE, true);
        world.deliver();
        clock.pass(Duration.ofDays(34));
        world.wiring().get(UsageOutboxService.class).expireSome();

        assertEquals(Map.of("UNCLEAR", 1), world.states());
        assertEquals(List.of("UNCLEAR 3 0 OPEN"), world.drifts());
    }

    @Test
    void shouldLetWhatIsBeingDeliveredBeDeliveredBeforeItIsTooOld() {
        useAndClose();
        clock.pass(Duration.ofDays(34));
        UsageOutboxService outbox = world.wiring().get(UsageOutboxService.class);
        world.ask("with gone as (delete from usage_shard where meter = 'MONTHLY_ACTIVE_USERS' returning 1)"
                + " select 'gone' from gone");
        UsageShard shard = outbox.take(10_000).stream()
                .filter(each -> each.customer().equals(world.customer()))
                .findFirst()
                .orElseThrow();
        UsageDelta delta = outbox.begin(shard, 10).get(0);
        outbox.expireSome();
        outbox.end(shard, List.of(new DeltaOutcome(delta.identifier(), DeltaState.SENT, "")), Optional.empty());
        assertEquals(Map.of("SENT", 1), world.states());
    }

    @Test
    void shouldMakeAgainWhatStripeHasTakenInOnlyWhenItHasForgottenTheName() {
        useAndClose();
        world.deliver();
        String identifier = stripe.asked.get(0).identifier();
        UsageOutboxService outbox = world.wiring().get(UsageOutboxService.class);
        outbox.reject(List.of(identifier), "meter_event_customer_not_found");
        world.signInStaff();
        UsageOperationService staff = world.wiring().get(UsageOperationService.class);
        clock.pass(Duration.ofHours(23));
        DomainException refused =
                assertThrows(DomainException.class, () -> world.wiring().run(() -> staff.retry(identifier)));
        assertEquals(ProblemType.CONFLICT, refused.type());
        assertTrue(refused.reasons().get(0).contains("a day after the last attempt"));
        assertEquals(Map.of("REJECTED", 1), world.states());

        clock.pass(Duration.ofHours(1));
        world.wiring().run(() -> staff.retry(identifier));
        world.deliver();
        assertEquals(Map.of("SENT", 1), world.states());
        assertEquals(2, stripe.asked.size());
    }

    @Test
    void shouldNeverDateAnewWhatIsTooOld() {
        useAndClose();
        stripe.fail(StripeFailure.BREAKER_OPEN, false);
        world.deliver();
        clock.pass(Duration.ofDays(34));
        world.wiring().get(UsageOutboxService.class).expireSome();
        world.deliver();

        assertEquals(Map.of("EXPIRED", 1), world.states());
        assertEquals(List.of("EXPIRED 3 0 OPEN"), world.drifts());
        assertEquals(1, stripe.asked.size());
    }

    @Test
    void shouldTakeBackASentDeltaThatStripeTellsItHasNotCounted() {
        useAndClose();
        world.deliver();
        stripe.errors.add(new MeterError(
                "meter_event_customer_not_found", 1, List.of(stripe.asked.get(0).identifier(), "u1.somebody-else's")));
        MeterErrorHints hints = world.wiring().get(MeterErrorHints.class);
        assertTrue(hints.accepts("v1.billing.meter.error_report_triggered"));
        assertFalse(hints.accepts("customer.subscription.updated"));
        StripeHint hint = new StripeHint(
                "evt_1",
                HintSource.THIN,
                "v1.billing.meter.error_report_triggered",
                Optional.empty(),
                Optional.empty(),
                clock.instant());
        hints.handle(hint);
        hints.handle(hint);

        assertEquals(Map.of("REJECTED", 1), world.states());
        assertEquals(List.of("REJECTED 3 0 OPEN"), world.drifts());
    }

    @Test
    void shouldKeepTheOrderAndStopAtTheFirstThatFails() {
        world.use(START.plusSeconds(60), 1);
        world.use(START.plus(Duration.ofHours(1)), 2);
        world.use(START.plus(Duration.ofHours(2)), 3);
        clock.pass(Duration.ofHours(4));
        world.close();
        world.ask("delete from usage_delta where meter = 'MONTHLY_ACTIVE_USERS' returning identifier");
        stripe.fail(StripeFailure.BREAKER_OPEN, false);
        world.deliver();
        assertEquals(1, stripe.asked.size());
        clock.pass(PAUSE);
        world.deliver();
        assertEquals(List.of(1L, 1L, 2L, 3L), reported());
        assertEquals(Map.of("SENT", 3), world.states());
    }

    private List<Long> reported() {
        return stripe.asked.stream()
                .filter(report -> report.meterEvent().equals("keyri_authentications"))
                .map(MeterReport::value)
                .toList();
    }

    private static String text(MeterReport report) {
        return report.meterEvent() + ' ' + report.value() + ' ' + report.at();
    }
}
