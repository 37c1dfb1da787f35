package com.keyri.test.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The account's time: the system's, moved forward by the test. Stripe counts seconds. */
final class StripeClock implements InstantSource {
    private final InstantSource system;
    private Duration ahead = Duration.ZERO;

    StripeClock(InstantSource system) {
        this.system = system;
    }

    @Override
    public synchronized Instant instant() {
        return system.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Never moves back. */
    synchronized void moveTo(Instant moment) {
        Duration missing = Duration.between(instant(), moment);
        if (!missing.isNegative()) {
            ahead = ahead.plus(missing);
        }
    }

    long seconds() {
        return instant().getEpochSecond();
    }
}
