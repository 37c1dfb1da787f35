package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * A challenge for a statement.
 *
 * @param challenge base64url
 * @param proofNonce the nonce of the proof that goes with the statement, where one is given
 */
public record Challenge(String challenge, @Nullable String proofNonce) {}
