package com.keyri.schedule;

import java.time.Duration;

/** How long to wait before the next attempt at what failed: 2 s, 4 s, 8 s … at most an hour. */
public final class BackOff {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int STEPS = 12;

    private BackOff() {}

    /** The pause after so many attempts. */
    public static Duration after(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, STEPS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
