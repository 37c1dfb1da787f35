package com.keyri.subscription.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the mirror of Stripe's subscriptions. The organization has to be entered first, but where it says otherwise.
 */
@ApplicationScoped
public class SubscriptionStore {
    private static final String COLUMNS = """
            select s.id, cast(s.organization_id as text), s.customer, s.status, cast(s.plan_version_id as text), s.items,
                   s.period_start, s.period_end, s.trial_end, s.cancel_at, s.schedule, s.pending_update, s.begun_at
              from subscription s
            """;
    private static final String ONE = COLUMNS + " where s.id = ?1";
    private static final String LIVE =
            COLUMNS + " where s.organization_id = ?1 and s.status not in ('CANCELED', 'INCOMPLETE_EXPIRED')";
    private static final String LAST = COLUMNS
            + " where s.organization_id = ?1 order by s.status in ('CANCELED', 'INCOMPLETE_EXPIRED'), s.begun_at desc, s.id desc limit 1";
    private static final String OF_TIME =
            COLUMNS + " where s.organization_id = ?1 and s.begun_at < ?2 order by s.begun_at desc, s.id desc limit 1";
    private static final String ADD = """
            insert into subscription (id, organization_id, customer, status, plan_version_id, items, period_start, period_end,
                trial_end, cancel_at, schedule, pending_update, begun_at, read_at)
            values (?1, ?2, ?3, ?4, cast(?5 as uuid), ?6, ?7, ?8, cast(?9 as timestamptz), cast(?10 as timestamptz), ?11, ?12, ?13, ?14)
            on conflict do nothing
            """;
    private static final String CHANGE = """
            update subscription set status = ?4, plan_version_id = cast(?5 as uuid), items = ?6, period_start = ?7,
                period_end = ?8, trial_end = cast(?9 as timestamptz), cancel_at = cast(?10 as timestamptz), schedule = ?11, pending_update = ?12, read_at = ?14,
                read_count = read_count + 1
             where id = ?1 and organization_id = ?2 and customer = ?3 and begun_at = ?13 and read_count = ?15
               and status not in ('CANCELED', 'INCOMPLETE_EXPIRED')
            """;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Enters the organization that is this customer at Stripe; empty where there is none. Nothing is entered before.
     */
    public Optional<OrganizationId> enterByCustomer(String customer) {
        Object found = entities.createNativeQuery("select cast(enter_stripe_customer(?1) as text)")
                .setParameter(1, customer)
                .getSingleResult();
        return Optional.ofNullable((String) found).map(UUID::fromString).map(OrganizationId::new);
    }

    /** The organization's customer at Stripe. */
    public Optional<String> findCustomer(OrganizationId organization) {
        List<?> rows = entities.createNativeQuery("select customer from stripe_customer where organization_id = ?1")
                .setParameter(1, organization.value())
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** The organization is this customer from now on, unless one of both is known otherwise. */
    public void addCustomer(OrganizationId organization, String customer, Instant now) {
        entities.createNativeQuery("""
                        insert into stripe_customer (organization_id, customer, known_at, checked_at)
                        values (?1, ?2, ?3, ?3)
                        on conflict do nothing
                        """)
                .setParameter(1, organization.value())
                .setParameter(2, customer)
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
    }

    public Optional<Subscription> find(String id) {
        return first(entities.createNativeQuery(ONE).setParameter(1, id));
    }

    /** The one of the organization that hasn't ended. */
    public Optional<Subscription> findLive(OrganizationId organization) {
        return first(entities.createNativeQuery(LIVE).setParameter(1, organization.value()));
    }

    /** The one that hasn't ended, or else the one that began last. */
    public Optional<Subscription> findLast(OrganizationId organization) {
        return first(entities.createNativeQuery(LAST).setParameter(1, organization.value()));
    }

    /** Of those that had begun before a moment the last. */
    public Optional<Subscription> findBegunBefore(OrganizationId organization, Instant moment) {
        return first(entities.createNativeQuery(OF_TIME)
                .setParameter(1, organization.value())
                .setParameter(2, Timestamp.from(moment)));
    }

    /** How many readings were kept of a subscription; 0 where there is none. Nothing has to be entered. */
    public long readCount(String id) {
        Object count = entities.createNativeQuery("select subscription_readings(?1)")
                .setParameter(1, id)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /**
     * Keeps what was read, where no other reading was kept since this one began.
     *
     * @param readCount before it began
     * @return false where another one was, where the subscription has ended, or where the organization has another live
     *     one
     */
    public boolean keep(Subscription read, long readCount, Instant now) {
        Query query = readCount == 0
                ? entities.createNativeQuery(ADD)
                : entities.createNativeQuery(CHANGE).setParameter(15, readCount);
        return query.setParameter(1, read.id())
                        .setParameter(2, read.organization().value())
                        .setParameter(3, read.customer())
                        .setParameter(4, read.status().name())
                        .setParameter(5, text(read.version()))
                        .setParameter(6, ItemsText.of(read.items()))
                        .setParameter(7, Timestamp.from(read.periodStart()))
                        .setParameter(8, Timestamp.from(read.periodEnd()))
                        .setParameter(9, timestamp(read.trialEnd()))
                        .setParameter(10, timestamp(read.cancelAt()))
                        .setParameter(11, read.schedule().orElse(null))
                        .setParameter(12, read.pendingUpdate())
                        .setParameter(13, Timestamp.from(read.begunAt()))
                        .setParameter(14, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /**
     * Customers at Stripe whose subscriptions are to be read anew; nothing is entered. Nobody else gets them before
     * {@code leaseUntil}; whoever has read one says so.
     */
    public List<String> dueCustomers(Instant now, Instant leaseUntil, Instant unreadSince, int limit) {
        List<?> rows = entities.createNativeQuery("select customer from due_stripe_customers(?1, ?2, ?3, ?4)")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(leaseUntil))
                .setParameter(3, Timestamp.from(unreadSince))
                .setParameter(4, limit)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** The customer at Stripe that has been one for longest; nothing is entered. */
    public Optional<String> anyCustomer() {
        return Optional.ofNullable((String)
                entities.createNativeQuery("select any_stripe_customer()").getSingleResult());
    }

    /** The subscriptions of such a customer were read; nothing is entered. */
    public void endReading(String customer, Instant now) {
        entities.createNativeQuery("select cast(end_customer_reading(?1, ?2) as text)")
                .setParameter(1, customer)
                .setParameter(2, Timestamp.from(now))
                .getSingleResult();
    }

    /** The customer is erased at Stripe, and so nobody's any more; for the staff, who have to be entered. */
    public void forgetCustomer(String customer) {
        entities.createNativeQuery("select cast(forget_stripe_customer(?1) as text)")
                .setParameter(1, customer)
                .getSingleResult();
    }

    private static Optional<Subscription> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> subscription((Object[]) row)).findFirst();
    }

    private static Subscription subscription(Object[] row) {
        return new Subscription(
                (String) row[0],
                new OrganizationId(UUID.fromString((String) row[1])),
                (String) row[2],
                SubscriptionStatus.valueOf((String) row[3]),
                Optional.ofNullable((String) row[4]).map(UUID::fromString).map(PlanVersionId::new),
                ItemsText.items((String) row[5]),
                ((Timestamp) row[6]).toInstant(),
                ((Timestamp) row[7]).toInstant(),
                instant(row[8]),
                instant(row[9]),
                Optional.ofNullable((String) row[10]),
                (Boolean) row[11],
                ((Timestamp) row[12]).toInstant());
    }

    private static @Nullable String text(Optional<PlanVersionId> version) {
        return version.map(PlanVersionId::value).map(UUID::toString).orElse(null);
    }

    private static @Nullable String timestamp(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Optional<Instant> instant(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
