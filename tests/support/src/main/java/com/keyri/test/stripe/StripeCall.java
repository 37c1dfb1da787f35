package com.keyri.test.stripe;

import java.util.Optional;

/**
 * A call that came.
 *
 * @param path without its query
 * @param form its query or body as it was sent
 * @param secret the key that it was made with; empty where there was none
 */
public record StripeCall(String method, String path, String form, String secret, Optional<String> idempotencyKey) {
    /** A key has no place in a log. */
    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
