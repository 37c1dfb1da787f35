package com.keyri.test.stripe;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** The periods of a subscription: counted from its anchor, so that the 31st comes back after a shorter month. */
final class Periods {
    private Periods() {}

    /** The end of the period in which a second is. */
    static long endAfter(long anchor, JsonNode recurring, long second) {
        ChronoUnit unit = ChronoUnit.valueOf(Json.text(recurring, "interval").toUpperCase(java.util.Locale.ROOT) + 'S');
        long count = recurring.path("interval_count").asLong(1);
        LocalDateTime from = LocalDateTime.ofEpochSecond(anchor, 0, ZoneOffset.UTC);
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        long passed = Math.max(0, unit.between(from, moment)) / count;
        LocalDateTime end = from.plus(passed * count, unit);
        while (!end.isAfter(moment)) {
            passed++;
            end = from.plus(passed * count, unit);
        }
        return end.toEpochSecond(ZoneOffset.UTC);
    }
}
