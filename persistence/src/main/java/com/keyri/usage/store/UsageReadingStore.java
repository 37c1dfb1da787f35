package com.keyri.usage.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.usage.model.UsageDay;
import com.keyri.usage.model.UsageLeader;
import com.keyri.usage.model.UsageSum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sums of buckets: as fast for five million events as for none. The organization, or the staff, has to be entered
 * first.
 */
@ApplicationScoped
public class UsageReadingStore {
    @PersistenceContext
    private EntityManager entities;

    /** What an organization used from one moment up to another one. */
    public Map<Meter, Long> totals(OrganizationId organization, Instant from, Instant to) {
        List<?> rows = entities.createNativeQuery("""
                        select meter, sum(quantity) from usage_bucket
                         where organization_id = ?1 and starts_at >= ?2 and starts_at < ?3 group by meter
                        """)
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(to))
                .getResultList();
        Map<Meter, Long> totals = new EnumMap<>(Meter.class);
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> totals.put(Meter.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return totals;
    }

    /** The days on which it used something, the earliest first. */
    public List<UsageDay> days(OrganizationId organization, Instant from, Instant to) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(cast(starts_at at time zone 'UTC' as date) as text), meter, sum(quantity)
                          from usage_bucket
                         where organization_id = ?1 and starts_at >= ?2 and starts_at < ?3 group by 1, 2
                        """)
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(to))
                .getResultList();
        Map<LocalDate, Map<Meter, Long>> days = new TreeMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(
                        row -> days.computeIfAbsent(LocalDate.parse((String) row[0]), day -> new EnumMap<>(Meter.class))
                                .put(Meter.valueOf((String) row[1]), ((Number) row[2]).longValue()));
        return days.entrySet().stream()
                .map(day -> new UsageDay(day.getKey(), day.getValue()))
                .toList();
    }

    /** Who used most since a moment. The staff has to be entered. */
    public List<UsageLeader> leaders(Instant since, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select b.organization_id, o.name,
                               coalesce(sum(b.quantity) filter (where b.meter = 'AUTHENTICATIONS'), 0) as authentications,
                               coalesce(sum(b.quantity) filter (where b.meter = 'MONTHLY_ACTIVE_USERS'), 0)
                          from usage_bucket b join organization o on o.id = b.organization_id
                         where b.starts_at >= ?1 group by b.organization_id, o.name
                         order by authentications desc, b.organization_id limit ?2
                        """)
                .setParameter(1, Timestamp.from(since))
                .setParameter(2, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new UsageLeader(
                        new OrganizationId((UUID) row[0]),
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()))
                .toList();
    }

    /** Sums of the present period, of organizations with a plan, in the order of their ids. */
    public List<UsageSum> present(Instant moment, Optional<OrganizationId> after, int organizations) {
        List<?> rows = entities.createNativeQuery("""
                        select organization_id, cast(plan_version_id as text), period_starts_at, meter, quantity
                          from present_usage(?1, cast(nullif(?2, '') as uuid), ?3)
                        """)
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, after.map(id -> id.value().toString()).orElse(""))
                .setParameter(3, organizations)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new UsageSum(
                        new OrganizationId((UUID) row[0]),
                        new PlanVersionId(UUID.fromString((String) row[1])),
                        ((Timestamp) row[2]).toInstant(),
                        Meter.valueOf((String) row[3]),
                        ((Number) row[4]).longValue()))
                .toList();
    }

    /**
     * Writes down that an organization's people are told of a part of a limit; whether they weren't yet. It has to be
     * entered.
     */
    public boolean alert(UsageSum sum, int percent, Instant moment) {
        return entities.createNativeQuery("""
                        insert into usage_alert (organization_id, period_starts_at, meter, percent, told_at)
                        values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
                        """)
                        .setParameter(1, sum.organization().value())
                        .setParameter(2, Timestamp.from(sum.periodStartsAt()))
                        .setParameter(3, sum.meter().name())
                        .setParameter(4, percent)
                        .setParameter(5, Timestamp.from(moment))
                        .executeUpdate()
                == 1;
    }
}
