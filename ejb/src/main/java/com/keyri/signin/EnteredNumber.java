package com.keyri.signin;

import org.jspecify.annotations.Nullable;

/**
 * How a typed number compared.
 *
 * @param proofNonce for the next try; null where there is none
 */
public record EnteredNumber(
        Result result, int attemptsLeft, @Nullable String proofNonce) {
    /** Right, wrong, or wrong for the last time. */
    public enum Result {
        CONFIRMED,
        WRONG,
        DECLINED
    }
}
