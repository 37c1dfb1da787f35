package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.log.RecordedLog;
import com.keyri.stripe.model.HintState;
import com.keyri.stripe.store.InboxStore;
import com.keyri.stripe.store.StoredHint;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the inbox to whoever goes by a hint, on a real PostgreSQL. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class HintDeliveryTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final List<String> handled = new ArrayList<>();
    private Consumer<StripeHint> work = hint -> {};
    private final HintDelivery delivery = new HintDelivery();

    @BeforeEach
    void wire() {
        wiring.replace(StripeInboxWorkService.class, new InTransactions(wiring));
        delivery.inbox = wiring.get(StripeInboxWorkService.class);
        delivery.meters = wiring.meters();
        delivery.log = new RecordedLog().log();
        delivery.handlers = new HintHandlers() {
            @Override
            List<StripeHintHandler> of(String type) {
                return type.startsWith("nobody") ? List.of() : List.of(new Handler());
            }
        };
        wiring.run(this::forgetOthers);
    }

    /** What other tests have left. */
    private void forgetOthers() {
        InboxStore inbox = wiring.get(InboxStore.class);
        for (StoredHint left : inbox.list(Optional.empty(), Optional.empty(), 1_000)) {
            inbox.replay(left.eventId(), START);
            inbox.find(left.eventId())
                    .ifPresent(waiting -> inbox.end(waiting, HintState.DONE, "", START.minus(Duration.ofDays(100))));
        }
        inbox.removeEnded(START, 10_000);
    }

    private final class Handler implements StripeHintHandler {
        @Override
        public boolean accepts(String type) {
            return true;
        }

        @Override
        public void handle(StripeHint hint) {
            work.accept(hint);
            handled.add(hint.eventId());
        }
    }

    @Test
    void shouldHandOutEachEventOnce() {
        assertEquals(2, add(hint("evt_1", "sub_1", 0), hint("evt_2", "sub_2", 0)));
        assertEquals(0, add(hint("evt_1", "sub_1", 0)));
        delivery.deliverDue();
        delivery.deliverDue();
        assertEquals(List.of("evt_1", "evt_2"), handled.stream().sorted().toList());
        assertEquals("DONE ", state("evt_1"));
        assertEquals(0, add(hint("evt_1", "sub_1", 0)), "it is known also when it is done");
    }

    @Test
    void shouldHandOutHintsOfOneObjectOneAfterTheOther() {
        add(
                hint("evt_3", "sub_1", 30),
                hint("evt_1", "sub_1", 10),
                hint("evt_2", "sub_1", 20),
                hint("evt_x", "sub_2", 0));
        List<StoredHint> first = wiring.get(StripeInboxWorkService.class).take(50);
        assertEquals(
                List.of("evt_1", "evt_x"),
                first.stream().map(StoredHint::eventId).sorted().toList());
        assertEquals(List.of(), wiring.get(StripeInboxWorkService.class).take(50), "somebody has a hint of both");
        wiring.get(StripeInboxWorkService.class).done(first.get(0));
        wiring.get(StripeInboxWorkService.class).done(first.get(1));
        delivery.deliverDue();
        delivery.deliverDue();
        assertEquals(List.of("evt_2", "evt_3"), handled);
    }

    @Test
    void shouldTakeOverWhatADeadNodeHasTaken() {
        add(hint("evt_1", "sub_1", 0));
        wiring.get(StripeInboxWorkService.class).take(50);
        clock.pass(Duration.ofMinutes(5));
        delivery.deliverDue();
        assertEquals(List.of("evt_1"), handled);
    }

    @Test
    void shouldTakeNoMoreThanTheLeaseLastsFor() {
        add(IntStream.range(0, 12)
                .mapToObj(i -> hint("evt_" + i, "sub_" + i, 0))
                .toArray(NewHint[]::new));
        assertTrue(delivery.deliverDue());
        assertEquals(5, handled.size());
        assertTrue(delivery.deliverDue());
        assertFalse(delivery.deliverDue());
        assertEquals(12, handled.size());
    }

    @Test
    void shouldLeaveAHintToWhoeverHasTakenItSince() {
        StripeInboxWorkService inbox = wiring.get(StripeInboxWorkService.class);
        add(hint("evt_1", "sub_1", 0));
        StoredHint late = inbox.take(1).get(0);
        clock.pass(Duration.ofMinutes(5));
        StoredHint taken = inbox.take(1).get(0);
        inbox.done(late);
        inbox.isNobodys(late);
        inbox.isAway(late, StripeFailure.UNREACHABLE);
        assertFalse(inbox.failed(late, "late"));
        assertEquals("WAITING ", state("evt_1"));
        assertEquals(List.of(), inbox.take(1), "the lease is that of the second one");
        inbox.done(taken);
        assertEquals("DONE ", state("evt_1"));
    }

    @Test
    void shouldTryAgainAndParkWhatNeverWorks() {
        add(hint("evt_1", "sub_1", 0));
        work = hint -> {
            throw new IllegalStateException("poison");
        };
        delivery.deliverDue();
        assertEquals("WAITING IllegalStateException", state("evt_1"));
        delivery.deliverDue();
        assertEquals(1, attempts("evt_1"), "not before its time");
        for (int i = 0; i < 11; i++) {
            clock.pass(Duration.ofHours(1));
            delivery.deliverDue();
        }
        assertEquals("PARKED IllegalStateException", state("evt_1"));
        work = hint -> {};
        clock.pass(Duration.ofDays(1));
        delivery.deliverDue();
        assertEquals(List.of(), handled, "somebody has to say so first");
        assertTrue(wiring.call(() -> wiring.get(InboxStore.class).replay("evt_1", clock.instant())));
        delivery.deliverDue();
        assertEquals(List.of("evt_1"), handled);
    }

    @Test
    void shouldNotCountAttemptsWhileStripeIsAway() {
        add(hint("evt_1", "sub_1", 0));
        work = hint -> {
            throw new IllegalArgumentException("wrapped", StripeException.of(StripeFailure.UNREACHABLE));
        };
        for (int i = 0; i < 100; i++) {
            delivery.deliverDue();
            clock.pass(Duration.ofSeconds(30));
        }
        assertEquals("WAITING UNREACHABLE", state("evt_1"));
        assertEquals(0, attempts("evt_1"));
        work = hint -> {};
        delivery.deliverDue();
        assertEquals(List.of("evt_1"), handled);
    }

    @Test
    void shouldLeaveAloneWhatIsNotOurs() {
        NewHint others = new NewHint(hint("evt_1", "sub_1", 0).hint(), Optional.empty(), Optional.of("acct_1"), false);
        NewHint live = new NewHint(hint("evt_2", "sub_2", 0).hint(), Optional.empty(), Optional.empty(), true);
        NewHint nobodys = new NewHint(
                new StripeHint("evt_3", HintSource.POLL, "nobody.knows", Optional.empty(), Optional.empty(), START),
                Optional.empty(),
                Optional.empty(),
                false);
        add(others, live, nobodys);
        delivery.deliverDue();
        assertEquals(List.of(), handled);
        assertEquals("IGNORED OTHER_ACCOUNT", state("evt_1"));
        assertEquals("IGNORED OTHER_MODE", state("evt_2"));
        assertEquals("IGNORED NOBODYS", state("evt_3"));
    }

    private int add(NewHint... hints) {
        return wiring.get(StripeInboxWorkService.class).add(List.of(hints), Optional.of(false));
    }

    private static NewHint hint(String event, String object, int second) {
        return new NewHint(
                new StripeHint(
                        event,
                        HintSource.SNAPSHOT,
                        "customer.subscription.updated",
                        Optional.of(object),
                        Optional.empty(),
                        START.plusSeconds(second)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private String state(String event) {
        StoredHint hint = found(event);
        return hint.state() + " " + hint.reason();
    }

    private int attempts(String event) {
        return found(event).attempts();
    }

    private StoredHint found(String event) {
        return wiring.call(() -> wiring.get(InboxStore.class).find(event)).orElseThrow();
    }

    /** The real one, whose methods are transactions as in the container. */
    private static final class InTransactions extends StripeInboxWorkService {
        private final Wiring wiring;

        InTransactions(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public int add(List<NewHint> hints, Optional<Boolean> live) {
            return wiring.call(() -> super.add(hints, live));
        }

        @Override
        public List<StoredHint> take(int most) {
            return wiring.call(() -> super.take(most));
        }

        @Override
        public void done(StoredHint hint) {
            wiring.run(() -> super.done(hint));
        }

        @Override
        public void isNobodys(StoredHint hint) {
            wiring.run(() -> super.isNobodys(hint));
        }

        @Override
        public void isAway(StoredHint hint, StripeFailure failure) {
            wiring.run(() -> super.isAway(hint, failure));
        }

        @Override
        public boolean failed(StoredHint hint, String reason) {
            return wiring.call(() -> super.failed(hint, reason));
        }
    }
}
