package com.keyri.stripe.store;

import com.keyri.stripe.model.HintState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The inbox of hints from Stripe. */
@ApplicationScoped
public class InboxStore {
    private static final String COLUMNS = " event_id, source, type, object_id, customer, created, api_version, account,"
            + " live, received_at, state, reason, attempts ";

    @PersistenceContext
    private EntityManager entities;

    /** Keeps a hint; false where the event is known. */
    public boolean add(StoredHint hint) {
        return entities.createNativeQuery("""
                        insert into stripe_inbox
                            (event_id, source, type, object_id, customer, created, api_version, account, live,
                             received_at, state, reason, next_attempt_at, ended_at)
                        values (?1, ?2, ?3, nullif(?4, ''), nullif(?5, ''), ?6, nullif(?7, ''), nullif(?8, ''), ?9, ?10, ?11,
                            ?12, case when ?11 = 'WAITING' then cast(?10 as timestamptz) end,
                            case when ?11 <> 'WAITING' then cast(?10 as timestamptz) end)
                        on conflict (event_id) do nothing""")
                        .setParameter(1, hint.eventId())
                        .setParameter(2, hint.source())
                        .setParameter(3, hint.type())
                        .setParameter(4, hint.objectId().orElse(""))
                        .setParameter(5, hint.customer().orElse(""))
                        .setParameter(6, Timestamp.from(hint.created()))
                        .setParameter(7, hint.apiVersion().orElse(""))
                        .setParameter(8, hint.account().orElse(""))
                        .setParameter(9, hint.live())
                        .setParameter(10, Timestamp.from(hint.receivedAt()))
                        .setParameter(11, hint.state().name())
                        .setParameter(12, hint.reason())
                        .executeUpdate()
                == 1;
    }

    /**
     * Takes hints that are due, one of an object and none of an object that somebody has a hint of; nobody else gets
     * them before {@code leaseUntil}. Empty where another node takes some at this moment.
     */
    public List<StoredHint> take(Instant moment, Instant leaseUntil, int most) {
        boolean isAlone = (Boolean)
                entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended('stripe_inbox', 0))")
                        .getSingleResult();
        if (!isAlone) {
            return List.of();
        }
        return list(entities.createNativeQuery("""
                        update stripe_inbox set leased_until = ?2, next_attempt_at = ?2, attempts = attempts + 1
                        where event_id in (
                            select event_id from (
                                select distinct on (coalesce(object_id, event_id)) event_id, next_attempt_at
                                from stripe_inbox w
                                where state = 'WAITING' and next_attempt_at <= ?1 and not exists (
                                    select 1 from stripe_inbox o
                                    where o.state = 'WAITING' and o.object_id = w.object_id and o.leased_until > ?1)
                                order by coalesce(object_id, event_id), created, event_id) due
                            order by next_attempt_at, event_id limit ?3)
                        returning""" + COLUMNS)
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(leaseUntil))
                .setParameter(3, most));
    }

    /** Ends a hint that was taken; false where somebody else has taken it since, whose it is then. */
    public boolean end(StoredHint taken, HintState state, String reason, Instant moment) {
        return entities.createNativeQuery("""
                        update stripe_inbox set state = ?2, reason = ?3, ended_at = ?4, next_attempt_at = null,
                            leased_until = null
                        where event_id = ?1 and state = 'WAITING' and attempts = ?5""")
                        .setParameter(1, taken.eventId())
                        .setParameter(2, state.name())
                        .setParameter(3, reason)
                        .setParameter(4, Timestamp.from(moment))
                        .setParameter(5, taken.attempts())
                        .executeUpdate()
                == 1;
    }

    /** Has a hint that was taken wait for its next attempt, unless somebody else has taken it since. */
    public void putOff(StoredHint taken, String reason, int attempts, Instant until) {
        entities.createNativeQuery("""
                        update stripe_inbox set reason = ?2, attempts = ?3, next_attempt_at = ?4, leased_until = null
                        where event_id = ?1 and state = 'WAITING' and attempts = ?5""")
                .setParameter(1, taken.eventId())
                .setParameter(2, reason)
                .setParameter(3, attempts)
                .setParameter(4, Timestamp.from(until))
                .setParameter(5, taken.attempts())
                .executeUpdate();
    }

    /** Has a hint that has ended wait once more; false where there is none. */
    public boolean replay(String eventId, Instant moment) {
        return entities.createNativeQuery("""
                        update stripe_inbox set state = 'WAITING', reason = '', attempts = 0, ended_at = null,
                            next_attempt_at = ?2, leased_until = null
                        where event_id = ?1 and state <> 'WAITING'""")
                        .setParameter(1, eventId)
                        .setParameter(2, Timestamp.from(moment))
                        .executeUpdate()
                == 1;
    }

    public Optional<StoredHint> find(String eventId) {
        return list(entities.createNativeQuery("select" + COLUMNS + "from stripe_inbox where event_id = ?1")
                        .setParameter(1, eventId))
                .stream()
                .findFirst();
    }

    /** The newest first, behind the event {@code after}. */
    public List<StoredHint> list(Optional<HintState> state, Optional<String> after, int limit) {
        return list(entities.createNativeQuery("select" + COLUMNS + """
                        from stripe_inbox i
                        where (?1 = '' or state = ?1) and (?2 = '' or (received_at, event_id) <
                            (select a.received_at, a.event_id from stripe_inbox a where a.event_id = ?2))
                        order by received_at desc, event_id desc limit ?3""")
                .setParameter(1, state.map(Enum::name).orElse(""))
                .setParameter(2, after.orElse(""))
                .setParameter(3, limit));
    }

    /** How many are in a state. */
    public long count(HintState state) {
        return ((Number) entities.createNativeQuery("select count(*) from stripe_inbox where state = ?1")
                        .setParameter(1, state.name())
                        .getSingleResult())
                .longValue();
    }

    /** Forgets hints that ended long ago; how many. */
    public int removeEnded(Instant before, int most) {
        return entities.createNativeQuery("""
                        delete from stripe_inbox where event_id in (
                            select event_id from stripe_inbox where state in ('DONE', 'IGNORED') and ended_at < ?1
                            order by ended_at limit ?2 for update skip locked)""")
                .setParameter(1, Timestamp.from(before))
                .setParameter(2, most)
                .executeUpdate();
    }

    private static List<StoredHint> list(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> hint((Object[]) row)).toList();
    }

    private static StoredHint hint(Object[] row) {
        return new StoredHint(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((String) row[4]),
                ((Timestamp) row[5]).toInstant(),
                Optional.ofNullable((String) row[6]),
                Optional.ofNullable((String) row[7]),
                (Boolean) row[8],
                ((Timestamp) row[9]).toInstant(),
                HintState.valueOf((String) row[10]),
                (String) row[11],
                ((Number) row[12]).intValue());
    }
}
