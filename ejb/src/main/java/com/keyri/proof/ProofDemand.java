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
 */
public record ProofDemand(@Nullable String proof, String method, String path, NonceRule nonce, boolean onceByState) {
    public ProofDemand(@Nullable String proof, String method, String path, NonceRule nonce) {
        this(proof, method, path, nonce, false);
    }

    /** The same at a step that the state machine makes single-use. */
    public ProofDemand onceByItsState() {
        return new ProofDemand(proof, method, path, nonce, true);
    }
}
