package com.keyri.apikey.rest;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;

/** Secrets in the header {@code Authorization}. */
public final class BearerTarget {
    private BearerTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String header = Input.text(data);
        BearerCredential.parse(header)
                .ifPresent(credential -> Wrong.unless(
                        credential.hash().length == 32 && header.length() < 200, "a credential without its bounds"));
    }
}
