package com.keyri.client;

import com.keyri.protocol.DpopProof;
import com.keyri.protocol.ProofRejectedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The proofs that were used in the last minute (RFC 9449 section 11.1). Only proofs of genuine tokens come here, so a
 * stranger can't fill it; beyond its bound nothing is accepted, because forgetting would let a proof in twice.
 */
final class UsedProofs {
    /** How many proofs are remembered at once. */
    static final int MAX = 100_000;

    private record Name(String thumbprint, String jti) {}

    private final Map<Name, Instant> until = new HashMap<>();
    private Instant nextSweep = Instant.EPOCH;

    /**
     * Uses a verified proof.
     *
     * @throws ProofRejectedException if it was used before, or too many were used in the last minute
     */
    synchronized void use(DpopProof proof, Instant now) {
        if (!now.isBefore(nextSweep)) {
            sweep(now);
        }
        Name name = new Name(proof.thumbprint().value(), proof.jti());
        Instant end = proof.issuedAt().plus(DpopProof.TIME_WINDOW);
        if (until.size() >= MAX || until.putIfAbsent(name, end) != null) {
            throw new ProofRejectedException(ProofRejectedException.Reason.REPLAYED);
        }
    }

    /** A proof still counts at its last instant. */
    private void sweep(Instant now) {
        for (Iterator<Instant> ends = until.values().iterator(); ends.hasNext(); ) {
            if (ends.next().isBefore(now)) {
                ends.remove();
            }
        }
        nextSweep = now.plusSeconds(1);
    }
}
