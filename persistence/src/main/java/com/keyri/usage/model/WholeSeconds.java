package com.keyri.usage.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Boundaries are on whole seconds, because Stripe knows no others. */
final class WholeSeconds {
    private WholeSeconds() {}

    static void require(Instant moment) {
        if (!moment.equals(moment.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a boundary within a second");
        }
    }
}
