package com.keyri.proof;

import org.jspecify.annotations.Nullable;

/**
 * A proof and what it must prove.
 *
 * @param proof the header's value; null where it is absent
 * @param method the HTTP method
 * @param path the path on the public address, for example {@code /api/v1/token}
 * @param nonce the nonce rule of the step
 * @param onceByState whether the state machine itself makes this step single-use, so that the proof needn't be
 *     remembered
 * @param accessToken the access token that the proof accompanies; null: the proof must name none
 */
public record ProofDemand(
        @Nullable String proof,
        String method,
        String path,
        NonceRule nonce,
        boolean onceByState,
        @Nullable String accessToken) {
    public ProofDemand(@Nullable String proof, String method, String path, NonceRule nonce) {
        this(proof, method, path, nonce, false, null);
    }

    /** The same at a step that the state machine makes single-use. */
    public ProofDemand onceByItsState() {
        return new ProofDemand(proof, method, path, nonce, true, accessToken);
    }

    /** The same for a proof that accompanies an access token ({@code ath}). */
    public ProofDemand withAccessToken(String token) {
        return new ProofDemand(proof, method, path, nonce, onceByState, token);
    }
}
