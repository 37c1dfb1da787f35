package com.keyri.usage.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.DriftKind;
import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageComparison;
import com.keyri.usage.model.UsageDriftId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Compares what we have told Stripe with what it has, over all organizations. */
@ApplicationScoped
public class UsageComparisonStore {
    @PersistenceContext
    private EntityManager entities;

    /**
     * Leases meters that are to be compared.
     *
     * @param until up to when
     * @param wholeBefore those that weren't compared as a whole since then are
     */
    public List<UsageComparison> take(Instant moment, Instant lease, Instant until, Instant wholeBefore, int most) {
        List<?> rows = entities.createNativeQuery("select customer, meter, compared_until, is_whole"
                        + " from take_usage_comparisons(?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, Timestamp.from(lease))
                .setParameter(3, Timestamp.from(until))
                .setParameter(4, Timestamp.from(wholeBefore))
                .setParameter(5, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new UsageComparison(
                        (String) row[0],
                        Meter.valueOf((String) row[1]),
                        Optional.ofNullable((Timestamp) row[2]).map(Timestamp::toInstant),
                        (Boolean) row[3]))
                .toList();
    }

    /**
     * Gives the lease back.
     *
     * @param until how far it was compared; empty where it is to be compared again at once
     * @param whole whether all that Stripe still takes was
     */
    public void end(UsageComparison comparison, Optional<Instant> until, boolean whole) {
        entities.createNativeQuery(
                        "select cast(end_usage_comparison(?1, ?2, cast(nullif(?3, '') as timestamptz), ?4) as text)")
                .setParameter(1, comparison.customer())
                .setParameter(2, comparison.meter().name())
                .setParameter(3, until.map(Instant::toString).orElse(""))
                .setParameter(4, whole)
                .getSingleResult();
    }

    /** What Stripe has been told, by the hour. */
    public List<SentHour> sent(String customer, Meter meter, Instant from, Instant to) {
        List<?> rows = entities.createNativeQuery(
                        "select hour, organization_id, sent, unknown, unknown_sum from usage_sent(?1, ?2, ?3, ?4)")
                .setParameter(1, customer)
                .setParameter(2, meter.name())
                .setParameter(3, Timestamp.from(from))
                .setParameter(4, Timestamp.from(to))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new SentHour(
                        ((Timestamp) row[0]).toInstant(),
                        new OrganizationId((UUID) row[1]),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()))
                .toList();
    }

    /** Writes a difference down, or that it is still there; whether it is new. */
    public boolean note(FoundDrift drift, Instant moment) {
        return (Boolean) entities.createNativeQuery("select note_usage_drift(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
                .setParameter(1, UsageDriftId.at(moment).value())
                .setParameter(2, drift.kind().name())
                .setParameter(3, drift.organization().value())
                .setParameter(4, drift.meter().name())
                .setParameter(5, Timestamp.from(drift.from()))
                .setParameter(6, Timestamp.from(drift.to()))
                .setParameter(7, drift.identifier())
                .setParameter(8, drift.ours())
                .setParameter(9, drift.theirs())
                .setParameter(10, Timestamp.from(moment))
                .getSingleResult();
    }

    /** Ends the differences of hours that were compared at {@code moment} and aren't different any more; how many. */
    public int endGone(UsageComparison comparison, Instant from, Instant to, Instant moment) {
        return ((Number) entities.createNativeQuery("select end_usage_drifts(?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, comparison.customer())
                        .setParameter(2, comparison.meter().name())
                        .setParameter(3, Timestamp.from(from))
                        .setParameter(4, Timestamp.from(to))
                        .setParameter(5, Timestamp.from(moment))
                        .getSingleResult())
                .intValue();
    }

    /** Where our own sums differ, of what was used since. */
    public List<FoundDrift> imbalances(Instant since, Instant until) {
        List<?> rows = entities.createNativeQuery(
                        "select kind, organization_id, meter, ours, theirs from usage_imbalances(?1)")
                .setParameter(1, Timestamp.from(since))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new FoundDrift(
                        DriftKind.valueOf((String) row[0]),
                        new OrganizationId((UUID) row[1]),
                        Meter.valueOf((String) row[2]),
                        since,
                        until,
                        "",
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()))
                .toList();
    }
}
