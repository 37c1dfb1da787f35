package com.keyri.fuzz.wire;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/**
 * An answer as it came over the wire.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body read as UTF-8
 */
public record RawAnswer(int status, HttpHeaders headers, String body) {
    /** An answer with these headers. */
    public static RawAnswer of(int status, Map<String, List<String>> headers, String body) {
        return new RawAnswer(status, HttpHeaders.of(headers, (name, value) -> true), body);
    }

    /** Whether nothing more comes over this connection. */
    boolean endsConnection() {
        return status == 101 || headers.allValues("Connection").stream().anyMatch("close"::equalsIgnoreCase);
    }
}
