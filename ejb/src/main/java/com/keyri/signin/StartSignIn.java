package com.keyri.signin;

import com.keyri.application.model.ApplicationId;
import com.keyri.protocol.EcJwk;
import com.keyri.transaction.model.TransactionId;
import org.jspecify.annotations.Nullable;

/**
 * A page wants to sign a person in.
 *
 * @param proof the DPoP header by the continuity key
 * @param origin the Origin header
 * @param nonce the application's server's
 */
public record StartSignIn(
        @Nullable String proof,
        @Nullable String origin,
        ApplicationId application,
        EcJwk encryptionKey,
        String nonce,
        @Nullable TransactionId transaction) {}
