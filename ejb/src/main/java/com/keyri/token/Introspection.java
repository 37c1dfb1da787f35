package com.keyri.token;

import com.keyri.protocol.IdTokenClaims;

/** An active token's claims. An inactive token has no introspection at all. */
public record Introspection(IdTokenClaims claims) {}
