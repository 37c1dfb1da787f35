package com.keyri.signin.model;

import java.time.LocalDate;
import java.util.List;

/**
 * How an organization's sign-ins went, by days of UTC.
 *
 * @param days each day of the period, the first first, also those without a sign-in
 * @param whole the period as a whole
 */
public record SignInStatistics(List<Day> days, SignInCount whole) {
    /** One day. */
    public record Day(LocalDate date, SignInCount count) {}

    public SignInStatistics {
        days = List.copyOf(days);
    }
}
