package com.keyri.signin.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How sign-ins went that somebody had scanned and that are over.
 *
 * @param attempts all of them
 * @param succeeded those that signed somebody in
 * @param medianApproval from the scan to the approval, of those that succeeded; empty where none did
 */
public record SignInCount(long attempts, long succeeded, Optional<Duration> medianApproval) {
    public static final SignInCount NONE = new SignInCount(0, 0, Optional.empty());

    public SignInCount {
        if (succeeded < 0 || attempts < succeeded) {
            throw new IllegalArgumentException("more succeeded than were tried");
        }
    }

    /** Of a hundred; empty where none was tried. */
    public Optional<Double> successRate() {
        return attempts == 0 ? Optional.empty() : Optional.of(100.0 * succeeded / attempts);
    }
}
