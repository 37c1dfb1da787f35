package com.keyri.setup;

import java.time.Instant;

/**
 * The link of the first start.
 *
 * @param url with the token in its fragment
 */
public record SetupLink(String url, Instant expiresAt) {
    @Override
    public String toString() {
        return "SetupLink";
    }
}
