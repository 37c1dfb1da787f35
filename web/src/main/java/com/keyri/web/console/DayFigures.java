package com.keyri.web.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The sign-ins that began on one day.
 *
 * @param opened those that a phone has opened
 * @param approved those of them that were approved
 * @param median from the code's appearance to the approval; empty where nothing was approved
 */
public record DayFigures(LocalDate day, long opened, long approved, Optional<Duration> median) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** As people say it: 29 Nov. */
    public String name() {
        return DAY.format(day);
    }

    /** Per cent of those that a phone has opened. */
    public Optional<Long> successRate() {
        return opened == 0 ? Optional.empty() : Optional.of(Math.round(approved * 100.0 / opened));
    }

    /** The same in words. */
    public String success() {
        return successRate().map(rate -> rate + " %").orElse("–");
    }

    /** The median in words. */
    public String time() {
        return median.map(DayFigures::seconds).orElse("–");
    }

    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis()).divide(THOUSAND, 1, RoundingMode.HALF_UP) + " s";
    }
}
