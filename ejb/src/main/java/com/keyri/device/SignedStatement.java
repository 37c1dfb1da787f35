package com.keyri.device;

import org.jspecify.annotations.Nullable;

/**
 * A statement with its signature: the statement's text and an assertion (passkey), or one compact JWS whose payload is
 * the statement (native key).
 */
public record SignedStatement(
        @Nullable String statement,
        @Nullable PasskeyAssertion assertion,
        @Nullable String jws) {
    public static SignedStatement byPasskey(String statement, PasskeyAssertion assertion) {
        return new SignedStatement(statement, assertion, null);
    }

    public static SignedStatement byNativeKey(String jws) {
        return new SignedStatement(null, null, jws);
    }
}
