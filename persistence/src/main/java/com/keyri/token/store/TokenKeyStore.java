package com.keyri.token.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The token keys that all nodes share. */
@ApplicationScoped
public class TokenKeyStore {
    private static final long LOCK = 0x6b657972_69746b31L;

    @PersistenceContext
    private EntityManager entities;

    /** Lets one node at a time decide whether a new key is due; until the end of the transaction. */
    public void lock() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, LOCK)
                .getSingleResult();
    }

    /** The keys to publish at {@code moment}, oldest first. */
    public List<StoredTokenKey> published(Instant moment) {
        List<?> rows = entities.createNativeQuery("""
                        select kid, public_jwk, wrapped_private, created_at, signs_from, signs_until, published_until
                        from token_key where published_until > ?1 order by signs_from limit 20
                        """)
                .setParameter(1, Timestamp.from(moment))
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    public void add(StoredTokenKey key) {
        entities.createNativeQuery("""
                        insert into token_key (kid, public_jwk, wrapped_private, created_at, signs_from, signs_until,
                            published_until)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, key.kid())
                .setParameter(2, key.publicJwk())
                .setParameter(3, key.wrappedPrivate())
                .setParameter(4, Timestamp.from(key.createdAt()))
                .setParameter(5, Timestamp.from(key.signsFrom()))
                .setParameter(6, Timestamp.from(key.signsUntil()))
                .setParameter(7, Timestamp.from(key.publishedUntil()))
                .executeUpdate();
    }

    private static StoredTokenKey read(Object[] row) {
        return new StoredTokenKey(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                ((Timestamp) row[3]).toInstant(),
                ((Timestamp) row[4]).toInstant(),
                ((Timestamp) row[5]).toInstant(),
                ((Timestamp) row[6]).toInstant());
    }
}
