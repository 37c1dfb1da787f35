package com.keyri.usage.store;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.DeltaState;
import com.keyri.usage.model.DriftKind;
import com.keyri.usage.model.DriftState;
import com.keyri.usage.model.FailedDelta;
import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.UsageDrift;
import com.keyri.usage.model.UsageDriftId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Differences and failed deltas, as staff look after them. The staff has to be entered first. */
@ApplicationScoped
public class UsageDriftStore {
    private static final String DRIFT = """
            select id, kind, organization_id, meter, from_at, to_at, identifier, ours, theirs, found_at, seen_at,
                   cast(owner_id as text), state, ended_at, version
              from usage_drift
            """;
    private static final String DELTA = """
            select identifier, organization_id, meter, bucket_starts_at, quantity, state, coalesce(failure, ''), attempts, made_at
              from usage_delta
            """;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Differences, the newest first.
     *
     * @param before the last one of the page before
     */
    public List<UsageDrift> list(DriftState state, Optional<UsageDriftId> before, int most) {
        List<?> rows = entities.createNativeQuery(DRIFT + """
                         where state = ?1 and (?2 = '' or (found_at, id) < (
                               select b.found_at, b.id from usage_drift b where b.id = cast(nullif(?2, '') as uuid)))
                         order by found_at desc, id desc limit ?3
                        """)
                .setParameter(1, state.name())
                .setParameter(2, before.map(id -> id.value().toString()).orElse(""))
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> drift((Object[]) row)).toList();
    }

    public Optional<UsageDrift> find(UsageDriftId id) {
        List<?> rows = entities.createNativeQuery(DRIFT + " where id = ?1")
                .setParameter(1, id.value())
                .getResultList();
        return rows.stream().map(row -> drift((Object[]) row)).findFirst();
    }

    /** Gives an open one to somebody of the staff; false where it isn't open. */
    public boolean give(UsageDriftId id, AccountId owner) {
        return entities.createNativeQuery(
                                "update usage_drift set owner_id = ?2, version = version + 1 where id = ?1 and state = 'OPEN'")
                        .setParameter(1, id.value())
                        .setParameter(2, owner.value())
                        .executeUpdate()
                == 1;
    }

    /** Ends an open one by what a person has decided; false where it isn't open. */
    public boolean end(UsageDriftId id, DriftState state, AccountId by, Instant moment) {
        return entities.createNativeQuery("""
                        update usage_drift set state = ?2, ended_at = ?3, ended_by = ?4, version = version + 1
                         where id = ?1 and state = 'OPEN'
                        """)
                        .setParameter(1, id.value())
                        .setParameter(2, state.name())
                        .setParameter(3, Timestamp.from(moment))
                        .setParameter(4, by.value())
                        .executeUpdate()
                == 1;
    }

    /** Ends what is open about a delta. */
    public void endOf(String identifier, DriftState state, AccountId by, Instant moment) {
        entities.createNativeQuery("""
                        update usage_drift set state = ?2, ended_at = ?3, ended_by = ?4, version = version + 1
                         where identifier = ?1 and state = 'OPEN'
                        """)
                .setParameter(1, identifier)
                .setParameter(2, state.name())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, by.value())
                .executeUpdate();
    }

    /** Deltas that don't go on by themselves, the oldest first. */
    public List<FailedDelta> failed(Optional<String> after, int most) {
        List<?> rows = entities.createNativeQuery(DELTA + """
                         where state in ('UNCLEAR', 'REJECTED', 'EXPIRED') and (?1 = '' or (made_at, identifier) > (
                               select a.made_at, a.identifier from usage_delta a where a.identifier = ?1))
                         order by made_at, identifier limit ?2
                        """)
                .setParameter(1, after.orElse(""))
                .setParameter(2, most)
                .getResultList();
        return rows.stream().map(row -> delta((Object[]) row)).toList();
    }

    public Optional<FailedDelta> findDelta(String identifier) {
        List<?> rows = entities.createNativeQuery(DELTA + " where identifier = ?1")
                .setParameter(1, identifier)
                .getResultList();
        return rows.stream().map(row -> delta((Object[]) row)).findFirst();
    }

    /** When one was tried last that Stripe took in, whether it has counted it or not; empty where it never did. */
    public Optional<Instant> takenIn(String identifier) {
        List<?> rows = entities.createNativeQuery(
                        "select last_attempt_at from usage_delta where identifier = ?1 and sent_at is not null")
                .setParameter(1, identifier)
                .getResultList();
        return rows.stream().map(UsageDriftStore::moment).findFirst();
    }

    /** Has a failed one sent again, as if for the first time; false where it isn't failed, or was used before. */
    public boolean retry(String identifier, Instant usedSince, Instant moment) {
        boolean isDue = entities.createNativeQuery("""
                        update usage_delta set state = 'PENDING', failure = null, first_attempt_at = null
                         where identifier = ?1 and state in ('UNCLEAR', 'REJECTED', 'EXPIRED') and bucket_starts_at > ?2
                        """)
                        .setParameter(1, identifier)
                        .setParameter(2, Timestamp.from(usedSince))
                        .executeUpdate()
                == 1;
        if (isDue) {
            entities.createNativeQuery("""
                            update usage_shard s set next_at = ?2, failures = 0 from usage_delta d
                             where d.identifier = ?1 and s.customer = d.customer and s.meter = d.meter
                            """)
                    .setParameter(1, identifier)
                    .setParameter(2, Timestamp.from(moment))
                    .executeUpdate();
        }
        return isDue;
    }

    /** It needn't be sent any more; false where it isn't failed. */
    public boolean settle(String identifier) {
        return entities.createNativeQuery("""
                        update usage_delta set state = 'SETTLED'
                         where identifier = ?1 and state in ('UNCLEAR', 'REJECTED', 'EXPIRED')
                        """).setParameter(1, identifier).executeUpdate() == 1;
    }

    private static UsageDrift drift(Object[] row) {
        return new UsageDrift(
                new UsageDriftId((UUID) row[0]),
                new FoundDrift(
                        DriftKind.valueOf((String) row[1]),
                        new OrganizationId((UUID) row[2]),
                        Meter.valueOf((String) row[3]),
                        moment(row[4]),
                        moment(row[5]),
                        (String) row[6],
                        ((Number) row[7]).longValue(),
                        ((Number) row[8]).longValue()),
                moment(row[9]),
                moment(row[10]),
                Optional.ofNullable((String) row[11]).map(UUID::fromString).map(AccountId::new),
                DriftState.valueOf((String) row[12]),
                Optional.ofNullable((Timestamp) row[13]).map(Timestamp::toInstant),
                ((Number) row[14]).longValue());
    }

    private static FailedDelta delta(Object[] row) {
        return new FailedDelta(
                (String) row[0],
                new OrganizationId((UUID) row[1]),
                Meter.valueOf((String) row[2]),
                moment(row[3]),
                ((Number) row[4]).longValue(),
                DeltaState.valueOf((String) row[5]),
                (String) row[6],
                ((Number) row[7]).intValue(),
                moment(row[8]));
    }

    private static Instant moment(Object column) {
        return ((Timestamp) column).toInstant();
    }
}
