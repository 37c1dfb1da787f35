package com.keyri.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExactBucketsTest {
    private static final String ALICE = "usr_alice";

    private final TwoCounters shared = new TwoCounters();
    private final ExactBuckets one = buckets();
    private final ExactBuckets other = buckets();

    @Test
    void shouldGrantOneBucketfulOverBothNodes() {
        assertEquals(4, granted(10));
    }

    @Test
    void shouldNotAskAgainUntilATokenCanBeThere() {
        assertEquals(4, granted(8));
        int asked = shared.asked;
        assertTrue(one.spend(ALICE).toMinutes() >= 14);
        assertTrue(other.untilNext(ALICE).toMinutes() >= 14);
        assertEquals(asked, shared.asked);
        assertTrue(one.spend("usr_bob").isZero());
    }

    @Test
    void shouldNotAskWhereMemoryIsEnough() {
        shared.hasBeenAlone = true;
        for (int i = 0; i < 4; i++) {
            assertTrue(one.spend(ALICE).isZero());
        }
        assertFalse(one.spend(ALICE).isZero());
        one.exchange();
        assertEquals(0, shared.asked);
    }

    @Test
    void shouldHandOverWhatItCountedAloneWhenAnotherNodeComes() {
        shared.hasBeenAlone = true;
        one.exchange();
        for (int i = 0; i < 3; i++) {
            one.spend(ALICE);
        }
        shared.hasBeenAlone = false;
        one.exchange();
        assertEquals(1, granted(6));
    }

    @Test
    void shouldKnowAloneWhatItWasGrantedTogether() {
        for (int i = 0; i < 3; i++) {
            one.spend(ALICE);
        }
        shared.hasBeenAlone = true;
        assertTrue(one.spend(ALICE).isZero());
        assertFalse(one.spend(ALICE).isZero());
    }

    @Test
    void shouldGrantNothingWhereTheDatabaseIsAway() {
        shared.isAway = true;
        assertThrows(IllegalStateException.class, () -> one.spend(ALICE));
    }

    private int granted(int tries) {
        int granted = 0;
        for (int i = 0; i < tries; i++) {
            granted += (i % 2 == 0 ? one : other).spend(ALICE).isZero() ? 1 : 0;
        }
        return granted;
    }

    private ExactBuckets buckets() {
        return new ExactBuckets(LimitKind.PROMPT_PER_USER, new BucketSize(4, Duration.ofHours(1)), shared);
    }
}
