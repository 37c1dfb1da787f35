package com.keyri.usage.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which plan an organization had when. To read it, the organization, or the staff, has to be entered first. */
@ApplicationScoped
public class UsageSegmentStore {
    private static final String COLUMNS = """
            select organization_id, starts_at, ends_at, period_starts_at, period_ends_at, cast(plan_version_id as text), customer
              from usage_segment
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Has it be so, whatever was told before; whether that was news. */
    public boolean tell(UsageSegment segment) {
        return (Boolean) entities.createNativeQuery("select tell_usage_segment(?1, ?2, ?3, ?4, ?5,"
                        + " cast(nullif(?6, '') as uuid), nullif(?7, ''))")
                .setParameter(1, segment.organization().value())
                .setParameter(2, Timestamp.from(segment.startsAt()))
                .setParameter(3, Timestamp.from(segment.endsAt()))
                .setParameter(4, Timestamp.from(segment.period().startsAt()))
                .setParameter(5, Timestamp.from(segment.period().endsAt()))
                .setParameter(
                        6, segment.plan().map(plan -> plan.value().toString()).orElse(""))
                .setParameter(7, segment.customer().orElse(""))
                .getSingleResult();
    }

    /** Forgets what was told of the time from {@code moment} on; whether that was news. */
    public boolean end(OrganizationId organization, Instant moment) {
        return (Boolean) entities.createNativeQuery("select end_usage_segments(?1, ?2)")
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(moment))
                .getSingleResult();
    }

    public Optional<UsageSegment> at(OrganizationId organization, Instant moment) {
        List<?> rows = entities.createNativeQuery(
                        COLUMNS + " where organization_id = ?1 and starts_at <= ?2 and ends_at > ?2")
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(moment))
                .getResultList();
        return rows.stream().map(row -> segment((Object[]) row)).findFirst();
    }

    /** The segments that a period consists of, the earliest first. */
    public List<UsageSegment> within(OrganizationId organization, UsagePeriod period) {
        List<?> rows = entities.createNativeQuery(COLUMNS
                        + " where organization_id = ?1 and starts_at >= ?2 and starts_at < ?3 order by starts_at")
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(period.startsAt()))
                .setParameter(3, Timestamp.from(period.endsAt()))
                .getResultList();
        return rows.stream().map(row -> segment((Object[]) row)).toList();
    }

    /** The end of the last stretch before a moment; empty where there is none. */
    public Optional<Instant> lastEndBefore(OrganizationId organization, Instant moment) {
        return moment(entities.createNativeQuery(
                        "select max(ends_at) from usage_segment where organization_id = ?1 and ends_at <= ?2")
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(moment))
                .getSingleResult());
    }

    /** The start of the first stretch after a moment; empty where there is none. */
    public Optional<Instant> firstStartAfter(OrganizationId organization, Instant moment) {
        return moment(entities.createNativeQuery(
                        "select min(starts_at) from usage_segment where organization_id = ?1 and starts_at > ?2")
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(moment))
                .getSingleResult());
    }

    private static Optional<Instant> moment(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }

    private static UsageSegment segment(Object[] row) {
        return new UsageSegment(
                new OrganizationId((UUID) row[0]),
                ((Timestamp) row[1]).toInstant(),
                ((Timestamp) row[2]).toInstant(),
                new UsagePeriod(((Timestamp) row[3]).toInstant(), ((Timestamp) row[4]).toInstant()),
                Optional.ofNullable((String) row[5]).map(UUID::fromString).map(PlanVersionId::new),
                Optional.ofNullable((String) row[6]));
    }
}
