package com.keyri.stripe.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far Stripe's list of events has been read. */
@ApplicationScoped
public class FeedStore {
    @PersistenceContext
    private EntityManager entities;

    /**
     * Where it has been read until.
     *
     * @param readUntil empty where it never was
     * @param readAt when somebody read it last
     * @param trouble why that didn't work; empty where it did
     */
    public record Feed(Optional<Instant> readUntil, Optional<Instant> readAt, String trouble) {}

    /** As it is. */
    public Feed get() {
        return feed((Object[]) entities.createNativeQuery("select read_until, read_at, trouble from stripe_feed")
                .getSingleResult());
    }

    /** Lets one node read on, and no other one before {@code leaseUntil}. */
    public Optional<Feed> take(Instant moment, Instant leaseUntil) {
        List<?> rows = entities.createNativeQuery("""
                        update stripe_feed set leased_until = ?2 where leased_until <= ?1
                        returning read_until, read_at, trouble""")
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(leaseUntil))
                .getResultList();
        return rows.stream().map(row -> feed((Object[]) row)).findFirst();
    }

    /** It has been read; the next one may at {@code next}. */
    public void read(Instant until, Instant moment, Instant next) {
        entities.createNativeQuery(
                        "update stripe_feed set read_until = ?1, read_at = ?2, trouble = '', leased_until = ?3")
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, Timestamp.from(moment))
                .setParameter(3, Timestamp.from(next))
                .executeUpdate();
    }

    /** It couldn't be read. */
    public void failed(String trouble, Instant moment, Instant next) {
        entities.createNativeQuery("update stripe_feed set read_at = ?2, trouble = ?1, leased_until = ?3")
                .setParameter(1, trouble)
                .setParameter(2, Timestamp.from(moment))
                .setParameter(3, Timestamp.from(next))
                .executeUpdate();
    }

    private static Feed feed(Object[] row) {
        return new Feed(moment(row[0]), moment(row[1]), (String) row[2]);
    }

    private static Optional<Instant> moment(@Nullable Object value) {
        return Optional.ofNullable((Timestamp) value).map(Timestamp::toInstant);
    }
}
