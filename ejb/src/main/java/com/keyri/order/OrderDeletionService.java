package com.keyri.order;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.CertificateKind;
import com.keyri.order.model.Erased;
import com.keyri.order.model.KeptColumn;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderStep;
import com.keyri.order.store.OrderErasureStore;
import com.keyri.order.store.OrderPaperStore;
import com.keyri.order.store.OrderStore;
import com.keyri.order.store.RequestedErasureStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.protocol.Digests;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Deletes archived orders: everything personal in them goes, everywhere, or nothing does; and what it did stays in
 * writing.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING})
public class OrderDeletionService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrderStore orders;

    @Inject
    OrderPaperStore papers;

    @Inject
    OrderErasureStore erasure;

    @Inject
    RequestedErasureStore atStripe;

    @Inject
    CertificateWriter writer;

    @Inject
    Approvals approvals;

    @Inject
    OrderRecords records;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Deletes an archived order.
     *
     * @param demanded what the caller demands the order to be still
     * @return what was deleted, and that nothing is left
     */
    public OrderCertificate delete(OrderId id, Precondition<Order> demanded) {
        OrganizationId organization = enter();
        Order order = orders.lock(id).orElseThrow(OrderRecords::notFound);
        demanded.require(order);
        Instant now = clock.instant();
        records.require(order, OrderStep.DELETE, now);
        approvals.require(OrderTexts.deletion(order));
        Erased erased = erasure.erase(id, now);
        if (!erased.left().isEmpty()) {
            throw somethingIsLeft(order, erased);
        }
        OrderCertificate certificate = certificate(order, erased, now);
        papers.add(organization, certificate);
        records.record(
                order,
                "order.deleted",
                caller.actor(),
                Map.of("certificate", certificate.id().toString(), "hash", certificate.hash()));
        return certificate;
    }

    /** What is in writing of deletions, for everybody who may see the order. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
    public List<OrderCertificate> certificates(OrderId id) {
        enter();
        return papers.certificates(orders.find(id).map(Order::id).orElseThrow(OrderRecords::notFound));
    }

    /** What stays because it belongs to something that lives on, by column. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
    public List<KeptColumn> kept() {
        enter();
        return erasure.kept();
    }

    private OrderCertificate certificate(Order order, Erased erased, Instant now) {
        CertificateId id = CertificateId.at(now);
        String content = writer.deletion(
                id,
                order,
                new CertificateWriter.Deletion(
                        caller.session().memberRole().orElseThrow().name(),
                        caller.account(),
                        now,
                        erased,
                        erasure.kept(),
                        order.stripe().customer().flatMap(atStripe::find)));
        return new OrderCertificate(
                id, order.id(), CertificateKind.DELETION, content, Digests.sha256Base64Url(content), now);
    }

    /** Where it is, is recorded; the caller hears how much, because it may be somebody else's. */
    private DomainException somethingIsLeft(Order order, Erased erased) {
        Erased.Trace first = erased.left().get(0);
        AuditEvent event = OrderRecords.event(order, "order.deleted", caller.actor())
                .with(Map.of(
                        "columns",
                        String.valueOf(erased.left().size()),
                        "firstTable",
                        first.table(),
                        "firstColumn",
                        first.column(),
                        "rows",
                        String.valueOf(first.rows())))
                .refused("SOMETHING_LEFT");
        audit.recordRefusal(event);
        return OrderRecords.refused("nothing was deleted: something of this order would be left in "
                + erased.left().size() + (erased.left().size() == 1 ? " place" : " places")
                + " of the database. The operator finds in the audit record where");
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }
}
