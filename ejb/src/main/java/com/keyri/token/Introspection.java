package com.keyri.token;

import com.keyri.protocol.AccessTokenClaims;
import com.keyri.protocol.IdTokenClaims;

/** An active token's claims. An inactive token has no introspection at all. */
public sealed interface Introspection {
    /** Of a user's sign-in. */
    record OfIdToken(IdTokenClaims claims) implements Introspection {}

    /** Of an application's server. */
    record OfAccessToken(AccessTokenClaims claims) implements Introspection {}
}
