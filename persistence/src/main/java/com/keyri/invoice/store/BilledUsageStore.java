package com.keyri.invoice.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums of what was used, for bills. The organization has to be entered first. */
@ApplicationScoped
public class BilledUsageStore {
    private static final String SUMS = """
            select meter, cast(sum(quantity) as bigint) from usage_bucket
             where organization_id = ?1 and starts_at >= ?2 and starts_at < ?3 group by meter
            """;

    @PersistenceContext
    private EntityManager entities;

    /** What was used of each meter in the hours that begin in a span; hours end where a segment does. */
    public Map<Meter, Long> sums(OrganizationId organization, Instant from, Instant to) {
        List<?> rows = entities.createNativeQuery(SUMS)
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(to))
                .getResultList();
        Map<Meter, Long> sums = new EnumMap<>(Meter.class);
        rows.stream().map(Object[].class::cast).forEach(row -> sums.put(Meter.valueOf((String) row[0]), (Long) row[1]));
        return sums;
    }
}
