package com.keyri.order.store;

import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderQuery;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.Orderer;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.TimerRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders of the entered organization. A state changes by one conditional statement, which says whether it did. */
@ApplicationScoped
public class OrderStore {
    private static final String ADD = """
            insert into customer_order (id, reference, organization_id, plan_version_id, plan_name, currency, flat_fee,
                account_id, first_name, last_name, mail_address, company_name, state, drafted_at, expires_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'DRAFT', ?13, ?14)
            """;
    private static final String PART = """
             (cast(?1 as text) is null or o.state = ?1) and (cast(?2 as uuid) is null or o.id < cast(?2 as uuid))
             order by o.id desc limit ?3
            """;
    private static final String OWN = OrderRows.COLUMNS + " where o.organization_id = ?4 and " + PART;
    private static final String OPEN =
            " where o.organization_id = ?1 and o.state in ('PLACED', 'ACTIVE') and o.ended_at is null";
    private static final String ACTIVE_BEFORE = """
            select exists (
                select from customer_order o left join customer_order own on own.id = cast(?2 as uuid)
                 where o.organization_id = ?1 and o.id is distinct from own.id
                   and o.activated_at < coalesce(own.placed_at, 'infinity'))
            """;
    private static final String EVERYBODYS = OrderRows.WITHOUT_PERSON + " where " + PART;

    @PersistenceContext
    private EntityManager entities;

    /** Keeps a draft. */
    public void add(Order draft) {
        Orderer orderer = draft.orderer().orElseThrow();
        entities.createNativeQuery(ADD)
                .setParameter(1, draft.id().value())
                .setParameter(2, draft.id().toString())
                .setParameter(3, draft.organization().value())
                .setParameter(4, draft.plan().version().value())
                .setParameter(5, draft.plan().name())
                .setParameter(6, draft.plan().currency().getCurrencyCode())
                .setParameter(7, draft.plan().flatFee())
                .setParameter(8, orderer.account().value())
                .setParameter(9, orderer.firstName())
                .setParameter(10, orderer.lastName())
                .setParameter(11, orderer.mailAddress().value())
                .setParameter(12, orderer.company())
                .setParameter(13, Timestamp.from(draft.moments().draftedAt()))
                .setParameter(14, Timestamp.from(draft.moments().expiresAt()))
                .executeUpdate();
    }

    public Optional<Order> find(OrderId id) {
        return one(entities.createNativeQuery(OrderRows.COLUMNS + " where o.id = ?1")
                .setParameter(1, id.value()));
    }

    /** One, which nobody else changes until this transaction ends. */
    public Optional<Order> lock(OrderId id) {
        return one(entities.createNativeQuery(OrderRows.COLUMNS + " where o.id = ?1 for update")
                .setParameter(1, id.value()));
    }

    /** Those of the entered organization, the newest first. */
    public List<Order> list(OrganizationId organization, OrderQuery query) {
        return all(part(entities.createNativeQuery(OWN), query).setParameter(4, organization.value()));
    }

    /** All organizations', for the staff that was entered: without the persons. */
    public List<Order> listForStaff(OrderQuery query) {
        return all(part(entities.createNativeQuery(EVERYBODYS), query));
    }

    /** Those of a customer of Stripe's that go on, for the staff that was entered: without the persons. */
    public List<Order> listOpenOfCustomer(String customer) {
        return all(entities.createNativeQuery(OrderRows.WITHOUT_PERSON
                        + " where o.stripe_customer = ?1 and o.state = 'ACTIVE' and o.ended_at is null")
                .setParameter(1, customer));
    }

    /** The one of an organization's that goes on, for the staff that was entered: without the person. */
    public Optional<Order> findOpenForStaff(OrganizationId organization) {
        return one(entities.createNativeQuery(OrderRows.WITHOUT_PERSON + OPEN).setParameter(1, organization.value()));
    }

    /** How many drafts of the organization may still be placed. */
    public long countDrafts(OrganizationId organization, Instant now) {
        return ((Number) entities.createNativeQuery("select count(*) from customer_order where organization_id = ?1"
                                + " and state = 'DRAFT' and ended_at is null and expires_at > ?2")
                        .setParameter(1, organization.value())
                        .setParameter(2, Timestamp.from(now))
                        .getSingleResult())
                .longValue();
    }

    /** The one that keeps the organization from placing another. */
    public Optional<Order> findOpen(OrganizationId organization) {
        return one(entities.createNativeQuery(OrderRows.COLUMNS + OPEN).setParameter(1, organization.value()));
    }

    /** Whether another one of the organization's was active before that one was placed, or until now. */
    public boolean wasAnotherActiveBefore(OrganizationId organization, Optional<OrderId> id) {
        return (Boolean) entities.createNativeQuery(ACTIVE_BEFORE)
                .setParameter(1, organization.value())
                .setParameter(2, id.map(OrderId::value).map(UUID::toString).orElse(null))
                .getSingleResult();
    }

    /** The organization's newest one that Stripe has a customer of. */
    public Optional<Order> findWithCustomer(OrganizationId organization) {
        return one(entities.createNativeQuery(OrderRows.COLUMNS
                        + " where o.organization_id = ?1 and o.stripe_customer is not null order by o.id desc limit 1")
                .setParameter(1, organization.value()));
    }

    /** DRAFT to PLACED; false where it isn't a draft that may be placed. */
    public boolean place(OrderId id, Instant now) {
        return changes(
                entities.createNativeQuery("""
                        update customer_order set state = 'PLACED', placed_at = ?2, version = version + 1
                         where id = ?1 and state = 'DRAFT' and ended_at is null and expires_at > ?2
                        """).setParameter(1, id.value()).setParameter(2, Timestamp.from(now)));
    }

    /** Notes the page at Stripe on which it is said how to pay; false where it has one, or doesn't wait for that. */
    public boolean noteCheckout(OrderId id, String checkout) {
        return changes(
                entities.createNativeQuery("""
                        update customer_order set checkout_id = ?2, version = version + 1
                         where id = ?1 and state = 'PLACED' and ended_at is null and checkout_id is null
                        """).setParameter(1, id.value()).setParameter(2, checkout));
    }

    /** PLACED to ACTIVE; false where it isn't placed, or has ended. */
    public boolean activate(OrderId id, String customer, String subscription, Instant now) {
        return changes(entities.createNativeQuery("""
                        update customer_order
                           set state = 'ACTIVE', activated_at = ?4, stripe_customer = ?2, stripe_subscription = ?3,
                               version = version + 1
                         where id = ?1 and state = 'PLACED' and ended_at is null
                        """)
                .setParameter(1, id.value())
                .setParameter(2, customer)
                .setParameter(3, subscription)
                .setParameter(4, Timestamp.from(now)));
    }

    /** Ends it where it goes on in that state, with that page at Stripe or without one. */
    public boolean end(OrderId id, OrderState in, Optional<String> checkout, OrderEnd why, Instant now) {
        return changes(entities.createNativeQuery("""
                        update customer_order set ended_at = ?3, end_reason = ?2, version = version + 1
                         where id = ?1 and state = ?4 and ended_at is null
                           and checkout_id is not distinct from cast(?5 as text)
                        """)
                .setParameter(1, id.value())
                .setParameter(2, why.name())
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, in.name())
                .setParameter(5, checkout.orElse(null)));
    }

    /** To ARCHIVED; a draft that goes on is cancelled with it. False where it goes on otherwise, or is archived. */
    public boolean archive(OrderId id, Instant now) {
        return changes(
                entities.createNativeQuery("""
                        update customer_order
                           set state = 'ARCHIVED', archived_at = ?2, ended_at = coalesce(ended_at, ?2),
                               end_reason = coalesce(end_reason, 'CANCELLED'), version = version + 1
                         where id = ?1 and (state = 'DRAFT' or state in ('PLACED', 'ACTIVE') and ended_at is not null)
                        """).setParameter(1, id.value()).setParameter(2, Timestamp.from(now)));
    }

    /** Ends drafts that nobody placed in time, in all organizations. */
    public Map<OrderId, OrganizationId> expireDrafts(Instant now, int atMost) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from expire_order_drafts(?1, ?2)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, atMost),
                OrderId::new);
    }

    /**
     * Open orders of all organizations that nobody has looked after for long; they count as looked after now.
     *
     * @param placedBefore since when nobody has looked after a placed one
     * @param activeBefore since when nobody has looked after an active one
     */
    public Map<OrderId, OrganizationId> takeOpen(Instant now, Instant placedBefore, Instant activeBefore, int atMost) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from take_open_orders(?1, ?2, ?3, ?4)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, Timestamp.from(placedBefore))
                        .setParameter(3, Timestamp.from(activeBefore))
                        .setParameter(4, atMost),
                OrderId::new);
    }

    /** The order to which that page or subscription at Stripe belongs, and whose it is. */
    public Map<OrderId, OrganizationId> findAtStripe(String known) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from find_order_at_stripe(?1)")
                        .setParameter(1, known),
                OrderId::new);
    }

    private static Query part(Query part, OrderQuery query) {
        return part.setParameter(1, query.state().map(OrderState::name).orElse(null))
                .setParameter(
                        2, query.after().map(OrderId::value).map(UUID::toString).orElse(null))
                .setParameter(3, query.limit());
    }

    private static Optional<Order> one(Query query) {
        return all(query).stream().findFirst();
    }

    private static List<Order> all(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> OrderRows.order((Object[]) row)).toList();
    }

    private static boolean changes(Query update) {
        return update.executeUpdate() == 1;
    }
}
