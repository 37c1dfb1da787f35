package com.keyri.subscription.store;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.CutOff;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.subscription.model.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every organization has and how it stands, for the staff, who have to be entered first. */
@ApplicationScoped
public class SubscribedCustomerStore {
    private static final String STANDING =
            "case when e.cut_off_at is not null then 'CUT_OFF' else coalesce(e.standing, 'NONE') end";
    private static final String COLUMNS = "select cast(o.id as text), o.name, " + STANDING + """
            , coalesce(e.since, o.created_at), e.grace_until, e.cut_off_at,
                   cast(e.cut_off_by as text), e.cut_off_reason, cast(v.id as text), p.name, v.number, s.status, s.period_end,
                   c.customer
              from organization o
              left join entitlement e on e.organization_id = o.id
              left join plan_version v on v.id = e.plan_version_id
              left join plan p on p.id = v.plan_id
              left join subscription s on s.organization_id = o.id and s.status not in ('CANCELED', 'INCOMPLETE_EXPIRED')
              left join stripe_customer c on c.organization_id = o.id
            """;
    private static final String ONE = COLUMNS + " where o.id = ?1";
    private static final String LIST = COLUMNS + """
             where (cast(?1 as uuid) is null or o.id > cast(?1 as uuid))
               and (cast(?2 as text) is null or cast(?2 as text) =
            """ + STANDING + ") order by o.id limit ?3";

    private static final String OF_PLAN = """
            select cast(s.organization_id as text), cast(v.id as text)
              from subscription s join plan_version v on v.id = s.plan_version_id
             where v.plan_id = ?1 and s.status not in ('CANCELED', 'INCOMPLETE_EXPIRED')
               and (cast(?2 as uuid) is null or s.organization_id > cast(?2 as uuid))
             order by s.organization_id limit ?3
            """;

    @PersistenceContext
    private EntityManager entities;

    public Optional<SubscribedCustomer> find(OrganizationId organization) {
        return all(entities.createNativeQuery(ONE).setParameter(1, organization.value())).stream()
                .findFirst();
    }

    /** Those behind {@code after}, oldest first. */
    public List<SubscribedCustomer> list(Optional<Standing> standing, Optional<OrganizationId> after, int limit) {
        return all(entities.createNativeQuery(LIST)
                .setParameter(
                        1, after.map(OrganizationId::value).map(UUID::toString).orElse(null))
                .setParameter(2, standing.map(Standing::name).orElse(null))
                .setParameter(3, limit));
    }

    /** Those with a live subscription to some version of a plan, behind {@code after}, and which version it is. */
    public Map<OrganizationId, PlanVersionId> ofPlan(PlanId plan, Optional<OrganizationId> after, int limit) {
        List<?> rows = entities.createNativeQuery(OF_PLAN)
                .setParameter(1, plan.value())
                .setParameter(
                        2, after.map(OrganizationId::value).map(UUID::toString).orElse(null))
                .setParameter(3, limit)
                .getResultList();
        Map<OrganizationId, PlanVersionId> found = new LinkedHashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> found.put(
                        new OrganizationId(UUID.fromString((String) row[0])),
                        new PlanVersionId(UUID.fromString((String) row[1]))));
        return found;
    }

    private static List<SubscribedCustomer> all(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> customer((Object[]) row)).toList();
    }

    private static SubscribedCustomer customer(Object[] row) {
        return new SubscribedCustomer(
                new OrganizationId(UUID.fromString((String) row[0])),
                (String) row[1],
                Standing.valueOf((String) row[2]),
                instant(row[3]).orElseThrow(),
                instant(row[4]),
                instant(row[5])
                        .map(at -> new CutOff(at, new AccountId(UUID.fromString((String) row[6])), (String) row[7])),
                text(row[8]).map(UUID::fromString).map(PlanVersionId::new),
                text(row[9]),
                row[10] == null ? 0 : ((Number) row[10]).intValue(),
                text(row[11]).map(SubscriptionStatus::valueOf),
                instant(row[12]),
                text(row[13]));
    }

    private static Optional<String> text(@Nullable Object column) {
        return Optional.ofNullable((String) column);
    }

    private static Optional<Instant> instant(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
