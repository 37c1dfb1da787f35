package com.keyri.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FloodBucketsTest {
    private static final String ADDRESS = "192.0.2.1";
    private static final int LIMIT = 40;

    private final TwoCounters shared = new TwoCounters();
    private final FloodBuckets one = buckets();
    private final FloodBuckets other = buckets();

    @Test
    void shouldAskNothingWhileARequestWaits() {
        granted(one, 100);
        assertEquals(0, shared.asked);
        one.exchange();
        assertEquals(1, shared.asked);
        one.exchange();
        assertEquals(1, shared.asked);
    }

    @Test
    void shouldHoldTwoNodesToTheLimitAndAQuarterWhenTheyExchangeInBetween() {
        int granted = 0;
        for (int i = 0; i < 4 * LIMIT; i++) {
            granted += granted(i % 2 == 0 ? one : other, 1);
            one.exchange();
            other.exchange();
        }
        assertTrue(granted >= LIMIT && granted <= LIMIT * 5 / 4, granted + " granted");
    }

    @Test
    void shouldWithholdWhatWasTooMuch() {
        assertEquals(2 * LIMIT, granted(one, LIMIT) + granted(other, LIMIT));
        one.exchange();
        other.exchange();
        // Forty too many: two bucketfuls have to come back before there is one token again.
        assertTrue(
                other.untilNext(ADDRESS).toMinutes() >= 60,
                other.untilNext(ADDRESS).toString());
    }

    @Test
    void shouldNotCompareWhoSpendsLittle() {
        granted(one, LIMIT / 4 - 1);
        one.exchange();
        assertEquals(0, shared.asked);
    }

    @Test
    void shouldNotCompareWhereNoOtherNodeLives() {
        shared.isAlone = true;
        assertEquals(LIMIT, granted(one, 2 * LIMIT));
        one.exchange();
        assertEquals(0, shared.asked);
    }

    @Test
    void shouldCompareLaterWhatCouldNotBeCompared() {
        granted(one, LIMIT / 2);
        shared.isAway = true;
        assertThrows(IllegalStateException.class, one::exchange);
        shared.isAway = false;
        one.exchange();
        assertEquals(Duration.ofMinutes(30), shared.missing.get(ADDRESS));
        assertTrue(one.spend(ADDRESS).isZero());
    }

    private static int granted(FloodBuckets node, int tries) {
        int granted = 0;
        for (int i = 0; i < tries; i++) {
            granted += node.spend(ADDRESS).isZero() ? 1 : 0;
        }
        return granted;
    }

    private FloodBuckets buckets() {
        return new FloodBuckets(LimitKind.START_PER_ADDRESS, new BucketSize(LIMIT, Duration.ofHours(1)), shared);
    }
}
