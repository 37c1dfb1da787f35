package com.keyri.test.stripe;

/**
 * An answer.
 *
 * @param isReplayed whether it was given before, under the same idempotency key
 */
record StripeAnswer(int status, String body, boolean isReplayed) {
    static StripeAnswer of(int status, String body) {
        return new StripeAnswer(status, body, false);
    }

    StripeAnswer replayed() {
        return new StripeAnswer(status, body, true);
    }
}
