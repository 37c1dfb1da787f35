package com.keyri.invoice.store;

import com.keyri.invoice.model.MonthlyChurn;
import com.keyri.invoice.model.MonthlyRevenue;
import com.keyri.invoice.model.SubscriberCount;
import com.keyri.money.model.Money;
import com.keyri.plan.model.PlanVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sums over all customers, which only the staff may see; they have to be entered first. */
@ApplicationScoped
public class RevenueStore {
    private static final String SUBSCRIBERS = """
            select cast(plan_version_id as text),
                   count(*) filter (where status in ('ACTIVE', 'PAST_DUE', 'UNPAID')),
                   count(*) filter (where status = 'TRIALING')
              from subscription where status in ('ACTIVE', 'PAST_DUE', 'UNPAID', 'TRIALING')
             group by plan_version_id order by plan_version_id
            """;
    private static final String MONTHS = """
            select to_char(made_at at time zone 'UTC', 'YYYY-MM'), currency,
                   cast(coalesce(sum(total - tax) filter (where status = 'PAID'), 0) as bigint),
                   cast(coalesce(sum(total - tax) filter (where status = 'OPEN'), 0) as bigint),
                   count(*) filter (where status in ('PAID', 'OPEN'))
              from invoice where made_at >= ?1 and status in ('PAID', 'OPEN')
             group by 1, 2 order by 1, 2
            """;

    /** One that ended did so when its period was over, or before that when Stripe said so. */
    private static final String CHURN = """
            select to_char(month at time zone 'UTC', 'YYYY-MM'),
                   count(*) filter (where s.begun_at < month and (s.ended_at is null or s.ended_at >= month)),
                   count(*) filter (where s.begun_at >= month and s.begun_at < month + interval '1 month'),
                   count(*) filter (where s.ended_at >= month and s.ended_at < month + interval '1 month')
              from generate_series(cast(?1 as timestamptz), cast(?2 as timestamptz), interval '1 month') month
                   left join (select begun_at, case when status = 'CANCELED' then least(read_at, period_end) end as ended_at
                                from subscription where status not in ('INCOMPLETE', 'INCOMPLETE_EXPIRED')) s on true
             group by month order by month
            """;

    @PersistenceContext
    private EntityManager entities;

    /** How many subscriptions each version has. */
    public List<SubscriberCount> subscribers() {
        return rows(entities.createNativeQuery(SUBSCRIBERS)).stream()
                .map(row -> new SubscriberCount(
                        Optional.ofNullable((String) row[0])
                                .map(UUID::fromString)
                                .map(PlanVersionId::new),
                        (Long) row[1],
                        (Long) row[2]))
                .toList();
    }

    /** What was invoiced since then, by month and currency, the oldest first. */
    public List<MonthlyRevenue> months(Instant since) {
        return rows(entities.createNativeQuery(MONTHS).setParameter(1, Timestamp.from(since))).stream()
                .map(row -> {
                    Currency currency = Currency.getInstance((String) row[1]);
                    return new MonthlyRevenue(
                            YearMonth.parse((String) row[0]),
                            new Money((Long) row[2], currency),
                            new Money((Long) row[3], currency),
                            (Long) row[4]);
                })
                .toList();
    }

    /**
     * How subscriptions came and went.
     *
     * @param first the beginning of the first month
     * @param last the beginning of the last one
     */
    public List<MonthlyChurn> churn(Instant first, Instant last) {
        return rows(entities.createNativeQuery(CHURN)
                        .setParameter(1, Timestamp.from(first))
                        .setParameter(2, Timestamp.from(last)))
                .stream()
                .map(row ->
                        new MonthlyChurn(YearMonth.parse((String) row[0]), (Long) row[1], (Long) row[2], (Long) row[3]))
                .toList();
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
