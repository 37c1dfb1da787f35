package com.keyri.secret.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keys that all nodes of an installation share, wrapped by the key store; the database never sees them open. */
@ApplicationScoped
public class ServerKeyStore {
    @PersistenceContext
    private EntityManager entities;

    public Optional<byte[]> find(String name) {
        List<?> rows = entities.createNativeQuery("select wrapped from server_key where name = ?1")
                .setParameter(1, name)
                .getResultList();
        return rows.stream().map(byte[].class::cast).findFirst();
    }

    /** Adds a key unless another node was quicker; ask {@link #find} which one counts. */
    public void addIfAbsent(String name, byte[] wrapped, Instant moment) {
        entities.createNativeQuery("insert into server_key (name, wrapped, created_at) values (?1, ?2, ?3)"
                        + " on conflict (name) do nothing")
                .setParameter(1, name)
                .setParameter(2, wrapped)
                .setParameter(3, Timestamp.from(moment))
                .executeUpdate();
    }
}
