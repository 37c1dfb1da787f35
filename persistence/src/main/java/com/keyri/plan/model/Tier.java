package com.keyri.plan.model;

import java.util.OptionalLong;

/**
 * A stretch of quantities with a price of its own.
 *
 * @param upTo its last unit; empty where it has no end
 */
public record Tier(OptionalLong upTo, UnitPrice unit) {
    /** The one that ends with that unit. */
    public static Tier upTo(long last, UnitPrice unit) {
        return new Tier(OptionalLong.of(last), unit);
    }

    /** The last one. */
    public static Tier beyond(UnitPrice unit) {
        return new Tier(OptionalLong.empty(), unit);
    }

    long last() {
        return upTo.orElse(Long.MAX_VALUE);
    }
}
