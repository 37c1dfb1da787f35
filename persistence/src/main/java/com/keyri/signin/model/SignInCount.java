package com.keyri.signin.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How sign-ins went that a phone had opened and that are over.
 *
 * @param opened all of them
 * @param approved those of them that were approved
 * @param median from the code's appearance to the approval; empty where nothing was approved
 */
public record SignInCount(long opened, long approved, Optional<Duration> median) {
    public static final SignInCount NONE = new SignInCount(0, 0, Optional.empty());

    public SignInCount {
        if (approved < 0 || opened < approved) {
            throw new IllegalArgumentException("more were approved than opened");
        }
    }
}
