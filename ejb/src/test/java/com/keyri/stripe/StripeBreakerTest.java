package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.wiring.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripeBreakerTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-02T10:00:00Z"));
    private final StripeBreaker breaker = new StripeBreaker(clock);

    @Test
    void shouldOpenAfterFiveFailuresInARow() {
        fail(4);
        assertEquals(BreakerState.CLOSED, state());
        fail(1);
        assertEquals(BreakerState.OPEN, state());
        assertClosedTo();
    }

    @Test
    void shouldNotOpenWhereAnAnswerComesInBetween() {
        fail(4);
        answer();
        fail(4);
        assertEquals(BreakerState.CLOSED, state());
    }

    @Test
    void shouldOpenWhereMoreThanHalfOfTwentyFail() {
        for (int i = 0; i < 9; i++) {
            fail(1);
            answer();
        }
        fail(1);
        answer();
        assertEquals(BreakerState.CLOSED, state(), "ten of twenty are half of them");
        fail(1);
        assertEquals(BreakerState.CLOSED, state(), "the oldest failure is forgotten");
        fail(1);
        assertEquals(BreakerState.OPEN, state());
    }

    @Test
    void shouldLetOneCallFindOut() {
        fail(5);
        clock.pass(Duration.ofSeconds(30));
        breaker.enter();
        assertEquals(BreakerState.HALF_OPEN, state());
        assertClosedTo();
        breaker.answered();
        assertEquals(BreakerState.CLOSED, state());
        breaker.enter();
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToFiveMinutes() {
        fail(5);
        for (long seconds : new long[] {30, 60, 120, 240, 300, 300}) {
            assertEquals(
                    Optional.of(clock.instant().plusSeconds(seconds)),
                    breaker.health().nextTry());
            clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertClosedTo();
            clock.pass(Duration.ofMillis(1));
            breaker.enter();
            breaker.failed();
        }
    }

    @Test
    void shouldLetAnotherCallFindOutWhereTheFirstNeverCameBack() {
        fail(5);
        clock.pass(Duration.ofSeconds(30));
        breaker.enter();
        clock.pass(Duration.ofMinutes(1));
        breaker.enter();
        breaker.answered();
        assertEquals(BreakerState.CLOSED, state());
    }

    @Test
    void shouldStayOpenForARefusedKeyUntilThatIsGood() {
        breaker.refused();
        clock.pass(Duration.ofDays(30));
        assertClosedTo();
        breaker.answered();
        assertEquals(BreakerState.REFUSED, state());
        breaker.keyIsGood();
        breaker.enter();
    }

    @Test
    void shouldBeQuietForAsLongAsItWasAskedTo() {
        breaker.quiet(Duration.ofSeconds(7));
        breaker.quiet(Duration.ofSeconds(2));
        clock.pass(Duration.ofSeconds(3));
        StripeException busy = assertThrows(StripeException.class, breaker::enter);
        assertEquals(StripeFailure.BUSY, busy.failure());
        assertEquals(Optional.of(Duration.ofSeconds(4)), busy.retryAfter());
        clock.pass(Duration.ofSeconds(4));
        breaker.enter();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.enter();
            breaker.failed();
        }
    }

    private void answer() {
        breaker.enter();
        breaker.answered();
    }

    private BreakerState state() {
        return breaker.health().breaker();
    }

    private void assertClosedTo() {
        assertEquals(
                StripeFailure.BREAKER_OPEN,
                assertThrows(StripeException.class, breaker::enter).failure());
    }
}
