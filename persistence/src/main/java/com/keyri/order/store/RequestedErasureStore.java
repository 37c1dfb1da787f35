package com.keyri.order.store;

import com.keyri.account.model.AccountId;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.ErasureState;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.RequestedErasure;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Erasures of customers at Stripe; staff make and see them, an organization sees its own. */
@ApplicationScoped
public class RequestedErasureStore {
    private static final String COLUMNS = """
            select cast(e.id as text), cast(e.organization_id as text), e.stripe_customer, e.state,
                   cast(e.requested_by as text), e.requested_at, cast(e.confirmed_by as text), e.confirmed_at, e.done_at
              from customer_erasure e
            """;

    @PersistenceContext
    private EntityManager entities;

    public void add(RequestedErasure erasure) {
        entities.createNativeQuery("""
                        insert into customer_erasure (id, organization_id, stripe_customer, state, requested_by, requested_at)
                        values (?1, ?2, ?3, 'REQUESTED', ?4, ?5)
                        """)
                .setParameter(1, erasure.id().value())
                .setParameter(2, erasure.organization().value())
                .setParameter(3, erasure.customer())
                .setParameter(4, erasure.requestedBy().value())
                .setParameter(5, Timestamp.from(erasure.requestedAt()))
                .executeUpdate();
    }

    /** One, which nobody else changes until this transaction ends. */
    public Optional<RequestedErasure> lock(ErasureId id) {
        return all(entities.createNativeQuery(COLUMNS + " where e.id = ?1 for update")
                        .setParameter(1, id.value()))
                .stream()
                .findFirst();
    }

    /** That of a customer, unless it was withdrawn. */
    public Optional<RequestedErasure> find(String customer) {
        return all(entities.createNativeQuery(COLUMNS + " where e.stripe_customer = ?1 and e.state <> 'WITHDRAWN'")
                        .setParameter(1, customer))
                .stream()
                .findFirst();
    }

    /** The newest first. */
    public List<RequestedErasure> list(Optional<ErasureId> after, int limit) {
        return all(entities.createNativeQuery(COLUMNS
                        + " where cast(?1 as uuid) is null or e.id < cast(?1 as uuid) order by e.id desc limit ?2")
                .setParameter(1, after.map(ErasureId::value).map(UUID::toString).orElse(null))
                .setParameter(2, limit));
    }

    /** REQUESTED to CONFIRMED, by somebody else than who requested it; false where that isn't so. */
    public boolean confirm(ErasureId id, AccountId by, Instant now) {
        return changes(entities.createNativeQuery("""
                        update customer_erasure
                           set state = 'CONFIRMED', confirmed_by = ?2, confirmed_at = ?3, version = version + 1
                         where id = ?1 and state in ('REQUESTED', 'CONFIRMED') and requested_by <> ?2
                        """)
                .setParameter(1, id.value())
                .setParameter(2, by.value())
                .setParameter(3, Timestamp.from(now)));
    }

    /** CONFIRMED to DONE: Stripe has erased the customer. */
    public boolean finish(ErasureId id, Instant now) {
        return changes(
                entities.createNativeQuery("""
                        update customer_erasure set state = 'DONE', done_at = ?2, version = version + 1
                         where id = ?1 and state = 'CONFIRMED'
                        """).setParameter(1, id.value()).setParameter(2, Timestamp.from(now)));
    }

    /** REQUESTED to WITHDRAWN; false where Stripe may have been asked already. */
    public boolean withdraw(ErasureId id) {
        return changes(
                entities.createNativeQuery("update customer_erasure set state = 'WITHDRAWN', version = version + 1"
                                + " where id = ?1 and state = 'REQUESTED'")
                        .setParameter(1, id.value()));
    }

    /** The deleted orders of that customer, whose certificates say so too when it is erased. */
    public List<OrderId> deletedOrders(OrganizationId organization, String customer) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(id as text) from customer_order"
                                + " where organization_id = ?1 and stripe_customer = ?2 and state = 'DELETED' order by id limit 100")
                .setParameter(1, organization.value())
                .setParameter(2, customer)
                .getResultList();
        return rows.stream().map(OrderRows::uuid).map(OrderId::new).toList();
    }

    private static boolean changes(Query update) {
        return update.executeUpdate() == 1;
    }

    private static List<RequestedErasure> all(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> erasure((Object[]) row)).toList();
    }

    private static RequestedErasure erasure(Object[] row) {
        return new RequestedErasure(
                new ErasureId(OrderRows.uuid(row[0])),
                new OrganizationId(OrderRows.uuid(row[1])),
                (String) row[2],
                ErasureState.valueOf((String) row[3]),
                new AccountId(OrderRows.uuid(row[4])),
                ((Timestamp) row[5]).toInstant(),
                OrderRows.text(row[6]).map(UUID::fromString).map(AccountId::new),
                OrderRows.moment(row[7]),
                OrderRows.moment(row[8]));
    }
}
