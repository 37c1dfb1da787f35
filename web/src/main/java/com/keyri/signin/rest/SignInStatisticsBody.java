package com.keyri.signin.rest;

import com.keyri.signin.model.SignInCount;
import com.keyri.signin.model.SignInStatistics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sign-ins went: by days of UTC, and in the whole period. */
public record SignInStatisticsBody(List<Day> days, Count whole) {
    /** One day, {@code 2026-11-30}. */
    public record Day(
            String date,
            long opened,
            long approved,
            @Nullable Long medianMillis) {}

    /** The whole. */
    public record Count(
            long opened, long approved, @Nullable Long medianMillis) {}

    static SignInStatisticsBody from(SignInStatistics statistics) {
        SignInCount whole = statistics.whole();
        return new SignInStatisticsBody(
                statistics.days().stream().map(SignInStatisticsBody::day).toList(),
                new Count(whole.opened(), whole.approved(), millis(whole)));
    }

    private static Day day(SignInStatistics.Day day) {
        SignInCount count = day.count();
        return new Day(day.date().toString(), count.opened(), count.approved(), millis(count));
    }

    private static @Nullable Long millis(SignInCount count) {
        return count.median().map(Duration::toMillis).orElse(null);
    }
}
