package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * What typing the number led to.
 *
 * @param result right, wrong, or wrong for the third time
 * @param attemptsLeft 0 to 2
 * @param proofNonce the nonce of the next try
 */
public record NumberResult(
        Outcome result, int attemptsLeft, @Nullable String proofNonce) {
    /** What typing the number led to. */
    public enum Outcome {
        /** The phone may sign. */
        CONFIRMED,
        /** Try again. */
        WRONG,
        /** The third wrong one ended the sign-in. */
        DECLINED
    }
}
