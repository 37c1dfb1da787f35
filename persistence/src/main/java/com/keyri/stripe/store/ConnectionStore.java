package com.keyri.stripe.store;

import com.keyri.account.model.AccountId;
import com.keyri.protocol.Base64Url;
import com.keyri.secret.model.SealedText;
import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.ConnectionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys by which the installation speaks to Stripe: one in use, and perhaps one that waits to take its place. */
@ApplicationScoped
public class ConnectionStore {
    private static final String COLUMNS = " cast(id as text), wrapped, ending, live, in_use, state, missing, surplus,"
            + " optional, trouble, entered_at, probed_at, attempts ";

    @PersistenceContext
    private EntityManager entities;

    /** Adds a key that waits to be probed, in the place of one that waits already. */
    public void add(
            ConnectionId id, SealedText wrapped, String ending, boolean isLive, AccountId enteredBy, Instant moment) {
        entities.createNativeQuery("""
                        update stripe_connection set state = 'REPLACED', wrapped = null
                        where state = 'PENDING' and not in_use""").executeUpdate();
        entities.createNativeQuery("""
                        insert into stripe_connection
                            (id, wrapped, ending, live, in_use, state, entered_by, entered_at, next_probe_at)
                        values (?1, ?2, ?3, ?4, false, 'PENDING', ?5, ?6, ?6)""")
                .setParameter(1, id.value())
                .setParameter(2, Base64Url.decode(wrapped.base64url()))
                .setParameter(3, ending)
                .setParameter(4, isLive)
                .setParameter(5, enteredBy.value())
                .setParameter(6, Timestamp.from(moment))
                .executeUpdate();
    }

    /** The one in use. */
    public Optional<StoredConnection> inUse() {
        return first(entities.createNativeQuery("select" + COLUMNS + "from stripe_connection where in_use"));
    }

    /** The one that was entered last. */
    public Optional<StoredConnection> newest() {
        return first(entities.createNativeQuery(
                "select" + COLUMNS + "from stripe_connection order by entered_at desc, id desc limit 1"));
    }

    /** Takes a key whose probe is due; nobody else gets it before {@code leaseUntil}. */
    public Optional<StoredConnection> take(Instant moment, Instant leaseUntil) {
        return first(entities.createNativeQuery("""
                        update stripe_connection set next_probe_at = ?2 where id = (
                            select id from stripe_connection where wrapped is not null and next_probe_at <= ?1
                            order by next_probe_at limit 1 for update skip locked)
                        returning""" + COLUMNS)
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(leaseUntil)));
    }

    /** Has the keys that aren't forgotten probed soon. */
    public void probeSoon(Instant moment) {
        entities.createNativeQuery("""
                        update stripe_connection set next_probe_at = least(next_probe_at, ?1), attempts = 0
                        where wrapped is not null""").setParameter(1, Timestamp.from(moment)).executeUpdate();
    }

    /** Writes down what a probe has found, unless the key was replaced meanwhile. */
    public boolean found(StoredConnection found, Instant moment, Instant nextProbe) {
        return entities.createNativeQuery("""
                        update stripe_connection
                        set state = ?2, missing = ?3, surplus = ?4, optional = ?5, trouble = ?6, probed_at = ?7,
                            next_probe_at = ?8, attempts = 0,
                            wrapped = case when ?2 = 'REFUSED' and not in_use then null else wrapped end
                        where id = ?1 and wrapped is not null""")
                        .setParameter(1, found.id().value())
                        .setParameter(2, found.state().name())
                        .setParameter(3, String.join(" ", found.missing()))
                        .setParameter(4, String.join(" ", found.surplus()))
                        .setParameter(5, String.join(" ", found.optional()))
                        .setParameter(6, found.trouble())
                        .setParameter(7, Timestamp.from(moment))
                        .setParameter(8, Timestamp.from(nextProbe))
                        .executeUpdate()
                == 1;
    }

    /** Writes down why a probe has found nothing. */
    public void failed(ConnectionId id, String trouble, int attempts, Instant nextProbe) {
        entities.createNativeQuery("""
                        update stripe_connection set trouble = ?2, attempts = ?3, next_probe_at = ?4
                        where id = ?1 and wrapped is not null""")
                .setParameter(1, id.value())
                .setParameter(2, trouble)
                .setParameter(3, attempts)
                .setParameter(4, Timestamp.from(nextProbe))
                .executeUpdate();
    }

    /** From now on that one is used, and the one before is forgotten. */
    public void use(ConnectionId id) {
        entities.createNativeQuery("""
                        update stripe_connection set in_use = false, state = 'REPLACED', wrapped = null
                        where in_use and id <> ?1""").setParameter(1, id.value()).executeUpdate();
        entities.createNativeQuery("update stripe_connection set in_use = true where id = ?1 and wrapped is not null")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    private static Optional<StoredConnection> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> connection((Object[]) row)).findFirst();
    }

    private static StoredConnection connection(Object[] row) {
        return new StoredConnection(
                new ConnectionId(UUID.fromString((String) row[0])),
                Optional.ofNullable((byte[]) row[1]).map(bytes -> new SealedText(Base64Url.encode(bytes))),
                (String) row[2],
                (Boolean) row[3],
                (Boolean) row[4],
                ConnectionState.valueOf((String) row[5]),
                words(row[6]),
                words(row[7]),
                words(row[8]),
                (String) row[9],
                ((Timestamp) row[10]).toInstant(),
                Optional.ofNullable((Timestamp) row[11]).map(Timestamp::toInstant),
                ((Number) row[12]).intValue());
    }

    private static List<String> words(Object text) {
        String words = (String) text;
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }
}
