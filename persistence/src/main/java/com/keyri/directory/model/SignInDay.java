package com.keyri.directory.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The sign-ins that began on one day of UTC, over all organizations.
 *
 * @param opened those that a phone has opened
 * @param approved those of them that were approved
 * @param median from the code's appearance to the approval; empty where nothing was approved
 */
public record SignInDay(LocalDate day, long opened, long approved, Optional<Duration> median) {
    /** A day without any. */
    public static SignInDay none(LocalDate day) {
        return new SignInDay(day, 0, 0, Optional.empty());
    }
}
