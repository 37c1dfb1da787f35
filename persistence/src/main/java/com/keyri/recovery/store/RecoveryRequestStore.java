package com.keyri.recovery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps requests for a recovery until a timer looks whether there is an account. It needs nothing entered. */
@ApplicationScoped
public class RecoveryRequestStore {
    @PersistenceContext
    private EntityManager entities;

    /** Keeps a request; one of the same address that waits already is enough. */
    public void add(byte[] mailIndex, Instant now) {
        entities.createNativeQuery(
                        "insert into recovery_request (mail_index, requested_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, mailIndex)
                .setParameter(2, Timestamp.from(now))
                .executeUpdate();
    }

    /** Takes one, by the index of its address; forgets those from before {@code oldest}. */
    public Optional<byte[]> take(Instant now, Instant oldest) {
        List<?> rows = entities.createNativeQuery("select mail_index from take_recovery_request(?1, ?2)")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(oldest))
                .getResultList();
        return rows.stream().map(row -> (byte[]) row).findFirst();
    }
}
