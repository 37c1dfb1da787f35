package com.keyri.usage.model;

import java.time.Instant;

/**
 * What a bill is made for.
 *
 * @param startsAt a whole second, and the period reaches up to {@code endsAt}
 */
public record UsagePeriod(Instant startsAt, Instant endsAt) {
    public UsagePeriod {
        WholeSeconds.require(startsAt);
        WholeSeconds.require(endsAt);
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a period that ends before it starts");
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(endsAt);
    }
}
