package com.keyri.fuzz.parser;

import com.keyri.protocol.AccessTokenClaims;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.MalformedException;

/** The claims of tokens. */
public final class TokensTarget {
    private TokensTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        try {
            IdTokenClaims claims = IdTokenClaims.parse(text);
            Wrong.unless(IdTokenClaims.parse(claims.toJson()).equals(claims), "claims read back as others");
            Wrong.unless(claims.toJson().length() <= IdTokenClaims.MAX_CHARS, "claims grow");
        } catch (MalformedException e) {
            // As declared.
        }
        try {
            AccessTokenClaims claims = AccessTokenClaims.parse(text);
            Wrong.unless(AccessTokenClaims.parse(claims.toJson()).equals(claims), "claims read back as others");
        } catch (MalformedException e) {
            // As declared.
        }
    }
}
