package com.keyri.proof;

import com.keyri.proof.store.ProofUseStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;

/** Spends proofs for callers that have no transaction. */
@Stateless
@PermitAll
public class ProofUseService {
    @Inject
    ProofUseStore uses;

    /** Whether this is the first use of the proof; {@code proof} is a hash of its key and id. */
    public boolean useOnce(byte[] proof, Instant until) {
        return uses.useOnce(proof, until);
    }
}
