package com.keyri.client;

import java.time.Instant;

/**
 * A started sign-in.
 *
 * @param signInId its id
 * @param expiresAt when it ends by itself
 * @param eventsUrl the address of the events socket
 * @param authenticatorUrl what the QR opens, without its fragment
 * @param code the first rotating code
 * @param proofNonce the nonce of the proofs for the events socket and a cancellation
 */
public record StartedSignIn(
        String signInId,
        Instant expiresAt,
        String eventsUrl,
        String authenticatorUrl,
        RotatingCode code,
        String proofNonce) {}
