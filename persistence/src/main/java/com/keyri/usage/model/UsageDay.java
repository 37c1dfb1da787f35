package com.keyri.usage.model;

import com.keyri.plan.model.Meter;
import java.time.LocalDate;
import java.util.Map;

/**
 * What was used on a day of UTC.
 *
 * @param quantities of each meter; a user counts on the day of the period on which they came first
 */
public record UsageDay(LocalDate day, Map<Meter, Long> quantities) {
    public UsageDay {
        quantities = Map.copyOf(quantities);
    }

    public long of(Meter meter) {
        return quantities.getOrDefault(meter, 0L);
    }
}
