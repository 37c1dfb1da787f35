package com.keyri.usage;

import com.keyri.plan.model.Meter;
import java.util.Optional;

/**
 * What was used of a meter in a period.
 *
 * @param limit what the plan allows; empty where it doesn't limit
 */
public record MeterUsage(Meter meter, long quantity, Optional<Long> limit) {
    private static final int WHOLE = 100;

    /** How much of the limit is used, rounded down; empty where there is none. */
    public Optional<Long> percent() {
        return limit.map(most -> percent(quantity, most));
    }

    static long percent(long quantity, long limit) {
        return Math.multiplyExact(quantity, WHOLE) / limit;
    }
}
