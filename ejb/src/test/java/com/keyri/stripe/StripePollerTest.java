package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.store.FeedStore;
import com.keyri.stripe.store.InboxStore;
import com.keyri.test.stripe.StripeCall;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import com.stripe.net.ApiResource.RequestMethod;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far Stripe's list of events is read, on a real PostgreSQL and against the stand-in. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class StripePollerTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final StripeLine line = new StripeLine();
    private final TestClock ours = new TestClock(line.clock.instant());
    private final Wiring wiring = new Wiring(TestDatabase.shared(), ours);
    private final StripePoller poller = new StripePoller();

    @BeforeEach
    void wire() {
        poller.inbox = wiring.get(StripeInboxWorkService.class);
        EventCalls events = new EventCalls();
        events.calls = line.calls;
        poller.events = events;
        poller.clock = ours;
        poller.pollEvery = PAUSE;
        poller.ring = new StripeKeyRing() {
            @Override
            Optional<KeyInUse> inUse() {
                return Optional.of(new KeyInUse("1", SecretText.of(line.key), false));
            }
        };
        readUntil(ours.instant());
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldMissNothingWhereOurClockIsAheadOfStripes() {
        ours.pass(Duration.ofHours(3));
        String first = somethingHappens();
        poll();
        assertTrue(isKnown(first));
        pass(Duration.ofMinutes(5));
        String second = somethingHappens();
        poll();
        assertTrue(isKnown(second), "it is three hours old by our clock");
    }

    @Test
    void shouldNotGoBackForEverWhereNothingHappens() {
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofDays(5));
            poll();
        }
        assertEquals(
                ours.instant().minus(Duration.ofDays(1)), feed().readUntil().orElseThrow());
        pass(PAUSE);
        int calls = line.stripe.calls().size();
        poll();
        assertEquals(calls + 2, line.stripe.calls().size(), "no more than a day and the overlap are read");
    }

    @Test
    void shouldReadOnWhereALongListBroke() {
        String old = somethingHappens();
        pass(Duration.ofDays(1));
        somethingHappens();
        pass(Duration.ofDays(2));
        String last = somethingHappens();
        line.stripe.faults().next("GET /v1/events", Fault.NONE, 2);
        line.stripe.faults().next("GET /v1/events", Fault.FAILURE, 2);
        poll();
        assertEquals("BROKEN", feed().trouble());
        assertTrue(isKnown(old), "the oldest are read first");
        assertEquals(
                Instant.parse("2026-11-04T09:50:00Z"), feed().readUntil().orElseThrow(), "two days of three are done");
        pass(PAUSE);
        int calls = line.stripe.calls().size();
        poll();
        assertTrue(isKnown(last));
        assertEquals("", feed().trouble());
        List<StripeCall> further =
                line.stripe.calls().subList(calls, line.stripe.calls().size());
        assertEquals(2, further.size(), "what was read isn't read again");
    }

    private String somethingHappens() {
        line.customer();
        JsonObject events = line.owner(RequestMethod.GET, "/v1/events?limit=1", "");
        return events.getJsonArray("data").getJsonObject(0).getString("id");
    }

    private void pass(Duration time) {
        line.clock.pass(time);
        ours.pass(time);
    }

    private void poll() {
        wiring.run(poller::poll);
    }

    private FeedStore.Feed feed() {
        return wiring.call(() -> wiring.get(FeedStore.class).get());
    }

    private void readUntil(Instant moment) {
        wiring.run(() -> wiring.get(FeedStore.class).read(moment, moment, moment.minus(PAUSE)));
    }

    private boolean isKnown(String event) {
        return wiring.call(() -> wiring.get(InboxStore.class).find(event)).isPresent();
    }
}
