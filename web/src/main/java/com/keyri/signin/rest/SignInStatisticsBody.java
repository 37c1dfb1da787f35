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
            String date, long attempts, long succeeded, @Nullable Long medianApprovalMillis) {}

    /** The whole. */
    public record Count(long attempts, long succeeded, @Nullable Long medianApprovalMillis) {}

    static SignInStatisticsBody from(SignInStatistics statistics) {
        SignInCount whole = statistics.whole();
        return new SignInStatisticsBody(
                statistics.days().stream().map(SignInStatisticsBody::day).toList(),
                new Count(whole.attempts(), whole.succeeded(), millis(whole)));
    }

    private static Day day(SignInStatistics.Day day) {
        SignInCount count = day.count();
        return new Day(day.date().toString(), count.attempts(), count.succeeded(), millis(count));
    }

    private static @Nullable Long millis(SignInCount count) {
        return count.medianApproval().map(Duration::toMillis).orElse(null);
    }
}
