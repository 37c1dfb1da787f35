package com.keyri.test.contract;

import java.net.http.HttpHeaders;

/**
 * A request and its answer as they went over the wire.
 *
 * @param method the method
 * @param target path and query as they were sent
 * @param requestHeaders the request's headers
 * @param requestBody its body, empty without one
 * @param status the answer's status
 * @param headers its headers
 * @param body its body, empty without one
 */
public record Exchange(
        String method,
        String target,
        HttpHeaders requestHeaders,
        String requestBody,
        int status,
        HttpHeaders headers,
        String body) {
    private static final int LONGEST = 2000;

    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** What follows the question mark; empty without one. */
    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The media type of a header without its parameters, lower case; empty without one. */
    static String mediaType(HttpHeaders headers) {
        String value = headers.firstValue("Content-Type").orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Both sides for a person who has to find the fault. Test keys and test people only. */
    public String describe() {
        return method + " " + shortened(target) + "\n> " + shortened(requestBody) + "\n< " + status + " "
                + mediaType(headers) + "\n< " + shortened(body);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
