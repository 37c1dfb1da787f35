package com.keyri.usage.rest;

import com.keyri.plan.model.Meter;
import com.keyri.usage.MeterUsage;
import com.keyri.usage.UsageView;
import com.keyri.usage.model.UsageDay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an organization has used in a period. */
public record UsageBody(
        Instant periodStartsAt,
        Instant periodEndsAt,
        @Nullable String plan,
        List<Used> meters,
        List<Day> days) {
    /** Of one meter. */
    public record Used(
            Meter meter,
            long quantity,
            @Nullable Long limit,
            @Nullable Long percent) {}

    /** On a day of UTC, {@code 2026-11-30}. */
    public record Day(String date, long authentications, long newActiveUsers) {}

    static UsageBody from(UsageView usage) {
        return new UsageBody(
                usage.period().startsAt(),
                usage.period().endsAt(),
                usage.plan().orElse(null),
                usage.meters().stream().map(UsageBody::used).toList(),
                usage.days().stream().map(UsageBody::day).toList());
    }

    private static Used used(MeterUsage used) {
        return new Used(
                used.meter(),
                used.quantity(),
                used.limit().orElse(null),
                used.percent().orElse(null));
    }

    static Day day(UsageDay day) {
        return new Day(day.day().toString(), day.of(Meter.AUTHENTICATIONS), day.of(Meter.MONTHLY_ACTIVE_USERS));
    }
}
