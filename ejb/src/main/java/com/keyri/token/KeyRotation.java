package com.keyri.token;

import java.time.Duration;
import java.time.Instant;

/**
 * When token keys follow one another. Whoever is given the published set is given every key that signs within
 * {@link #AHEAD} from then on, and every key whose tokens may still count. So a set may be a day old, less the half day
 * that a server publishes what it can't read again, and no verification fails; answers allow five minutes.
 *
 * @param life how long a key signs
 * @param overlap how long it stays published after that
 */
record KeyRotation(Duration life, Duration overlap) {
    /** A key is published this long before it signs. */
    static final Duration AHEAD = Duration.ofDays(1);

    /** The longest that a token counts, and what clocks may differ. */
    static final Duration LONGEST_TOKEN = Duration.ofMinutes(15);

    /** With these, one key more always covers the time ahead, and few are published at once. */
    static final Duration SHORTEST_LIFE = AHEAD.multipliedBy(2);

    static final int MOST_LIVES = 10;

    KeyRotation {
        if (life.compareTo(SHORTEST_LIFE) < 0) {
            throw new IllegalStateException("Keyri can't start: keyri.token.key-life is less than " + SHORTEST_LIFE);
        }
        if (overlap.compareTo(LONGEST_TOKEN) < 0 || overlap.compareTo(life.multipliedBy(MOST_LIVES)) > 0) {
            throw new IllegalStateException("Keyri can't start: keyri.token.key-overlap is less than " + LONGEST_TOKEN
                    + " or more than " + MOST_LIVES + " lives of a key");
        }
    }

    /** Whether the next key must be there at {@code now}, where keys sign until {@code covered}. */
    static boolean isDue(Instant covered, Instant now) {
        return !covered.isAfter(now.plus(AHEAD));
    }

    Instant signsUntil(Instant signsFrom) {
        return signsFrom.plus(life);
    }

    Instant publishedUntil(Instant signsFrom) {
        return signsUntil(signsFrom).plus(overlap);
    }
}
