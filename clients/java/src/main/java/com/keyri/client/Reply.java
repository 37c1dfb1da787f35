package com.keyri.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** A successful answer. */
record Reply(HttpHeaders headers, String body) {
    <T> T as(Class<T> type) {
        return Json.read(body, type);
    }

    /** The nonce for the next proof (RFC 9449 section 8.2). */
    Optional<String> nonce() {
        return headers.firstValue("DPoP-Nonce");
    }
}
