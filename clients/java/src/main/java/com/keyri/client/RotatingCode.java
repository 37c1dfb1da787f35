package com.keyri.client;

import java.time.Instant;

/**
 * A code for the QR.
 *
 * @param value 22 characters of base64url
 * @param expiresAt when the server stops taking it
 */
public record RotatingCode(String value, Instant expiresAt) {
    @Override
    public String toString() {
        return "RotatingCode[until " + expiresAt + "]";
    }
}
