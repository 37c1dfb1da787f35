package com.keyri.usage.model;

import java.time.Instant;

/** Boundaries are on whole seconds, because Stripe knows no others. */
final class WholeSeconds {
    private WholeSeconds() {}

    static void require(Instant moment) {
        if (moment.getNano() != 0) {
            throw new IllegalArgumentException("a boundary within a second");
        }
    }
}
