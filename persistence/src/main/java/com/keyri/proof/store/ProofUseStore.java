package com.keyri.proof.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;

/** Remembers which proofs were used, for as long as they could be used again. */
@ApplicationScoped
public class ProofUseStore {
    @PersistenceContext
    private EntityManager entities;

    /** Whether this is the first use of the proof; {@code proof} is a hash of its key and id. */
    public boolean useOnce(byte[] proof, Instant until) {
        return entities.createNativeQuery(
                                "insert into proof_use (proof, expires_at) values (?1, ?2) on conflict (proof) do nothing")
                        .setParameter(1, proof)
                        .setParameter(2, Timestamp.from(until))
                        .executeUpdate()
                == 1;
    }

    /** Forgets proofs that are refused by their age by now. */
    public int forgetBefore(Instant moment) {
        return entities.createNativeQuery("delete from proof_use where expires_at < ?1")
                .setParameter(1, Timestamp.from(moment))
                .executeUpdate();
    }
}
