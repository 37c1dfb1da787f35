package com.keyri.token.rest;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;

/** Clients in the header {@code Authorization: Basic}. */
public final class BasicTarget {
    private BasicTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String header = Input.text(data);
        BasicClient.parse(header)
                .ifPresent(client ->
                        Wrong.unless(header.toLowerCase(java.util.Locale.ROOT).startsWith("basic "), "no client"));
    }
}
