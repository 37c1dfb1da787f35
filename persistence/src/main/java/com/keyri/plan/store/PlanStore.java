package com.keyri.plan.store;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps plans and their versions. Overrides are seen by their organization and by the staff, whoever has been entered;
 * everybody's versions by everybody.
 */
@ApplicationScoped
public class PlanStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String PLANS = "select * from plan where id > ?1 order by id limit ?2";
    private static final String ONE = PlanRow.VERSION + " where v.id = ?1";
    private static final String OF_PLAN =
            PlanRow.VERSION + " where v.plan_id = ?1 and v.number < ?2 order by v.number desc limit ?3";
    private static final String LATEST = PlanRow.VERSION + """
             where v.plan_id = ?1 and v.organization_id is not distinct from cast(?2 as uuid)
             order by v.number desc limit 1
            """;
    private static final String BY_PRICE =
            PlanRow.VERSION + " where strpos(v.stripe_prices, ?1) > 0 order by v.number desc limit 1";

    private static final String NAMES = """
            select cast(id as text), name from organization
             where id in (select cast(x as uuid) from unnest(string_to_array(?1, ' ')) x)
            """;
    private static final String ADD = """
            insert into plan_version (id, plan_id, number, organization_id, terms, made_by, made_at)
            values (?1, ?2, ?3, cast(?4 as uuid), ?5, cast(?6 as uuid), ?7)
            """;
    private static final String PUBLISH = """
            update plan_version set stripe_product = ?2, stripe_prices = ?3, published_at = ?4, version = version + 1
             where id = ?1 and published_at is null
            """;

    /** An override comes before everybody's version, and of each the newest that is published. */
    private static final String FOR_ORGANIZATION =
            "select o.* from (select distinct on (p.id) " + PlanRow.OF_VERSIONS + """
             where p.state = 'OFFERED' and v.published_at is not null
               and (v.organization_id is null or v.organization_id = ?1)
             order by p.id, v.organization_id nulls last, v.number desc) o
            """;

    @PersistenceContext
    private EntityManager entities;

    public void add(PlanEntity plan) {
        entities.persist(plan);
        entities.flush();
    }

    public Optional<Plan> find(PlanId id) {
        return Optional.ofNullable(entities.find(PlanEntity.class, id.value())).map(PlanEntity::view);
    }

    /** The plans behind {@code after}, oldest first, also those that are withdrawn. */
    public List<Plan> list(Optional<PlanId> after, int limit) {
        List<?> rows = entities.createNativeQuery(PLANS, PlanEntity.class)
                .setParameter(1, after.map(PlanId::value).orElse(BEFORE_ALL))
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(row -> ((PlanEntity) row).view()).toList();
    }

    /** The plan, locked: changes of one plan and new versions of it happen one after the other. */
    public Optional<PlanEntity> findToChange(PlanId id) {
        return Optional.ofNullable(entities.find(PlanEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes what has changed. */
    public void flush() {
        entities.flush();
    }

    /**
     * Adds a version.
     *
     * @param madeBy who made it; empty where it was the operator key
     */
    public void add(PlanVersion version, Optional<AccountId> madeBy) {
        entities.createNativeQuery(ADD)
                .setParameter(1, version.id().value())
                .setParameter(2, version.plan().id().value())
                .setParameter(3, version.number())
                .setParameter(4, text(version.customer().map(OrganizationId::value)))
                .setParameter(5, PlanTermsText.write(version.terms()))
                .setParameter(6, text(madeBy.map(AccountId::value)))
                .setParameter(7, Timestamp.from(version.madeAt()))
                .executeUpdate();
    }

    /** The version is known at Stripe from now on; whether it wasn't before. */
    public boolean publish(PlanVersionId id, PublishedPrices prices, Instant now) {
        return entities.createNativeQuery(PUBLISH)
                        .setParameter(1, id.value())
                        .setParameter(2, prices.product())
                        .setParameter(3, PublishedPricesText.write(prices))
                        .setParameter(4, Timestamp.from(now))
                        .executeUpdate()
                > 0;
    }

    /** A version; empty where there is none that may be seen. */
    public Optional<PlanVersion> find(PlanVersionId id) {
        return first(entities.createNativeQuery(ONE).setParameter(1, id.value()));
    }

    /** The versions of a plan that may be seen, the newest first, with numbers below {@code before}. */
    public List<PlanVersion> versions(PlanId plan, int before, int limit) {
        return list(entities.createNativeQuery(OF_PLAN)
                .setParameter(1, plan.value())
                .setParameter(2, before)
                .setParameter(3, limit));
    }

    /** The newest version of a plan that everybody can have, published or not. */
    public Optional<PlanVersion> latest(PlanId plan) {
        return latest(plan, Optional.empty());
    }

    /** The newest override of a plan for that organization, published or not. */
    public Optional<PlanVersion> override(PlanId plan, OrganizationId organization) {
        return latest(plan, Optional.of(organization));
    }

    /** The version that has that price at Stripe, be it of the flat fee or of usage. */
    public Optional<PlanVersion> byStripePrice(String price) {
        return PublishedPrices.isId(price)
                ? first(entities.createNativeQuery(BY_PRICE).setParameter(1, PublishedPricesText.quoted(price)))
                : Optional.empty();
    }

    /** Of each offered plan the version that the organization would get: its newest override, or everybody's newest. */
    public List<PlanVersion> forOrganization(OrganizationId organization) {
        return list(entities.createNativeQuery(FOR_ORGANIZATION).setParameter(1, organization.value()));
    }

    /** The number that the next version of a plan gets; the plan has to be locked. */
    public int nextNumber(PlanId plan) {
        return ((Number) entities.createNativeQuery(
                                "select coalesce(max(number), 0) + 1 from plan_version where plan_id = ?1")
                        .setParameter(1, plan.value())
                        .getSingleResult())
                .intValue();
    }

    /** From now on nobody else gives a plan a name; taken before any plan is locked. */
    public void lockNames() {
        entities.createNativeQuery("lock table plan in share row exclusive mode")
                .executeUpdate();
    }

    /** Whether an offered plan other than this one bears that name. */
    public boolean isNameTaken(String name, PlanId otherThan) {
        return !entities.createNativeQuery(
                        "select 1 from plan where lower(name) = lower(?1) and state = 'OFFERED' and id <> ?2")
                .setParameter(1, name)
                .setParameter(2, otherThan.value())
                .getResultList()
                .isEmpty();
    }

    /** What these organizations are called; the staff has to be entered. */
    public Map<OrganizationId, String> customerNames(Collection<OrganizationId> customers) {
        String ids = customers.stream().map(id -> id.value().toString()).collect(Collectors.joining(" "));
        List<?> rows = entities.createNativeQuery(NAMES).setParameter(1, ids).getResultList();
        Map<OrganizationId, String> names = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            names.put(new OrganizationId(UUID.fromString((String) columns[0])), (String) columns[1]);
        }
        return names;
    }

    private Optional<PlanVersion> latest(PlanId plan, Optional<OrganizationId> customer) {
        return first(entities.createNativeQuery(LATEST)
                .setParameter(1, plan.value())
                .setParameter(2, text(customer.map(OrganizationId::value))));
    }

    private static @Nullable String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }

    private static Optional<PlanVersion> first(Query query) {
        return list(query).stream().findFirst();
    }

    private static List<PlanVersion> list(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> PlanRow.version((Object[]) row)).toList();
    }
}
