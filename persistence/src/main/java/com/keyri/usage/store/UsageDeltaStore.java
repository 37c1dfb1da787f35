package com.keyri.usage.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import com.keyri.usage.model.WaitingUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The outbox to Stripe, over all organizations. */
@ApplicationScoped
public class UsageDeltaStore {
    @PersistenceContext
    private EntityManager entities;

    /** Makes deltas of hours that ended before; how many. */
    public int close(Instant moment, Instant endedBefore, int most) {
        return ((Number) entities.createNativeQuery("select close_usage(?1, ?2, ?3)")
                        .setParameter(1, Timestamp.from(moment))
                        .setParameter(2, Timestamp.from(endedBefore))
                        .setParameter(3, most)
                        .getSingleResult())
                .intValue();
    }

    /** Leases customers' meters that have something to send. */
    public List<UsageShard> takeShards(Instant moment, Instant lease, int most) {
        List<?> rows = entities.createNativeQuery("select customer, meter, failures from take_usage_shards(?1, ?2, ?3)")
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(lease))
                .setParameter(3, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new UsageShard((String) row[0], Meter.valueOf((String) row[1]), ((Number) row[2]).intValue()))
                .toList();
    }

    /** The next deltas of a leased meter, the earliest first, and written down that they are tried now. */
    public List<UsageDelta> begin(UsageShard shard, Instant moment, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select identifier, organization_id, bucket_starts_at, quantity, state, attempts, first_attempt_at
                          from begin_usage_deltas(?1, ?2, ?3, ?4)
                        """)
                .setParameter(1, shard.customer())
                .setParameter(2, shard.meter().name())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, most)
                .getResultList();
        return rows.stream().map(row -> delta((Object[]) row)).toList();
    }

    /** Writes down what became of them. */
    public void end(List<DeltaOutcome> outcomes, Instant moment) {
        entities.createNativeQuery("select cast(end_usage_deltas(cast(?1 as text[]), cast(?2 as text[]),"
                        + " cast(?3 as text[]), ?4) as text)")
                .setParameter(
                        1, array(outcomes.stream().map(DeltaOutcome::identifier).toList()))
                .setParameter(
                        2,
                        array(outcomes.stream()
                                .map(outcome -> outcome.state().name())
                                .toList()))
                .setParameter(
                        3, array(outcomes.stream().map(DeltaOutcome::failure).toList()))
                .setParameter(4, Timestamp.from(moment))
                .getSingleResult();
    }

    /** Stripe has forgotten the identifier without counting it: the delta is tried now as if for the first time. */
    public void beginAnew(String identifier, Instant moment) {
        entities.createNativeQuery("select cast(begin_usage_delta_anew(?1, ?2) as text)")
                .setParameter(1, identifier)
                .setParameter(2, Timestamp.from(moment))
                .getSingleResult();
    }

    /** Gives the lease back: until more is there, or until {@code later} where it failed. */
    public void release(UsageShard shard, Instant moment, boolean failed, Instant later) {
        entities.createNativeQuery("select cast(release_usage_shard(?1, ?2, ?3, ?4, ?5) as text)")
                .setParameter(1, shard.customer())
                .setParameter(2, shard.meter().name())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, failed)
                .setParameter(5, Timestamp.from(later))
                .getSingleResult();
    }

    /** Gives what was used before to a person; how many. */
    public int expire(Instant moment, Instant usedBefore, int most) {
        return ((Number) entities.createNativeQuery("select expire_usage(?1, ?2, ?3)")
                        .setParameter(1, Timestamp.from(moment))
                        .setParameter(2, Timestamp.from(usedBefore))
                        .setParameter(3, most)
                        .getSingleResult())
                .intValue();
    }

    /** Stripe doesn't count these; how many of them are ours. */
    public int reject(List<String> identifiers, String reason, Instant moment) {
        return ((Number) entities.createNativeQuery("select reject_usage(cast(?1 as text[]), ?2, ?3)")
                        .setParameter(1, array(identifiers))
                        .setParameter(2, reason)
                        .setParameter(3, Timestamp.from(moment))
                        .getSingleResult())
                .intValue();
    }

    /** How many wait, and since when. */
    public WaitingUsage waiting() {
        Object[] row = (Object[]) entities.createNativeQuery("select deltas, oldest from usage_waiting()")
                .getSingleResult();
        return new WaitingUsage(
                ((Number) row[0]).longValue(),
                Optional.ofNullable((Timestamp) row[1]).map(Timestamp::toInstant));
    }

    private static UsageDelta delta(Object[] row) {
        return new UsageDelta(
                (String) row[0],
                new OrganizationId((UUID) row[1]),
                ((Timestamp) row[2]).toInstant(),
                ((Number) row[3]).longValue(),
                row[4].equals("UNKNOWN"),
                ((Number) row[5]).intValue(),
                ((Timestamp) row[6]).toInstant());
    }

    /** Words of ours and identifiers; what comes from outside is quoted. */
    private static String array(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
