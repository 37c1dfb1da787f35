package com.keyri.signin.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInCount;
import com.keyri.signin.model.SignInStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts an organization's sign-ins. The organization has to be entered first. */
@ApplicationScoped
public class SignInStatisticsStore {
    /** A median isn't the sum of medians, so days and the whole come out of one reading of the index. */
    static final String COUNT = """
            select cast(cast(s.started_at at time zone 'UTC' as date) as text) as day,
                   count(*), count(*) filter (where s.decided_at is not null and s.state <> 'DECLINED'),
                   percentile_cont(0.5) within group (order by case when s.state <> 'DECLINED'
                       then cast(extract(epoch from s.decided_at - s.started_at) as double precision) end)
              from sign_in s
             where s.organization_id = ?1 and s.started_at >= ?2 and s.started_at < ?3
               and s.claimed_at is not null and s.state in ('REDEEMED', 'DECLINED', 'EXPIRED', 'CANCELLED')
             group by grouping sets ((cast(s.started_at at time zone 'UTC' as date)), ())
            """;

    private static final double MILLIS = 1_000.0;

    @PersistenceContext
    private EntityManager entities;

    /** The days from {@code first} to {@code last}, both included. */
    public SignInStatistics count(OrganizationId organization, LocalDate first, LocalDate last) {
        List<?> rows = entities.createNativeQuery(COUNT)
                .setParameter(1, organization.value())
                .setParameter(
                        2, Timestamp.from(first.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .setParameter(
                        3,
                        Timestamp.from(
                                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .getResultList();
        Map<@Nullable String, SignInCount> counts = new HashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> counts.put((String) row[0], count(row)));
        return new SignInStatistics(
                first.datesUntil(last.plusDays(1))
                        .map(day ->
                                new SignInStatistics.Day(day, counts.getOrDefault(day.toString(), SignInCount.NONE)))
                        .toList(),
                counts.getOrDefault(null, SignInCount.NONE));
    }

    private static SignInCount count(Object[] row) {
        return new SignInCount(
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                Optional.ofNullable((Number) row[3])
                        .map(seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * MILLIS))));
    }
}
