package com.keyri.order;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.CertificateKind;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.ErasureState;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.RequestedErasure;
import com.keyri.order.store.OrderPaperStore;
import com.keyri.order.store.OrderStore;
import com.keyri.order.store.RequestedErasureStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.Digests;
import com.keyri.subscription.store.SubscriptionStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of customers at Stripe, step by step: one of the staff asks for it and another one confirms it, each on
 * their phone. The key that it wants passes by here never; see {@link CustomerErasures}.
 */
@Stateless
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
public class CustomerErasureService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    OrderStore orders;

    @Inject
    SubscriptionStore subscriptions;

    @Inject
    OrderPaperStore papers;

    @Inject
    RequestedErasureStore erasures;

    @Inject
    CertificateWriter writer;

    @Inject
    Approvals approvals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Those that were asked for, the newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<RequestedErasure> list(int limit, Optional<String> cursor) {
        scope.enterStaff();
        Optional<ErasureId> after = cursor.map(
                text -> ErasureId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return Page.cut(
                erasures.list(after, limit + 1), limit, last -> last.id().toString());
    }

    /** Asks for the erasure of an order's customer. Erasing ends subscriptions, so there may be no open order. */
    public RequestedErasure request(OrderId id) {
        scope.enterStaff();
        Order order = orders.find(id).orElseThrow(OrderRecords::notFound);
        String customer = order.stripe()
                .customer()
                .orElseThrow(() -> OrderRecords.refused("orderId Stripe has no customer of this order"));
        requireNothingLive(order.organization(), customer);
        if (erasures.find(customer).isPresent()) {
            throw OrderRecords.refused("orderId the erasure of this customer was asked for already");
        }
        approvals.require("Ask for the erasure of the customer " + customer + " at Stripe, of the organization "
                + order.organization());
        Instant now = clock.instant();
        RequestedErasure erasure = new RequestedErasure(
                ErasureId.at(now),
                order.organization(),
                customer,
                ErasureState.REQUESTED,
                caller.account(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        erasures.add(erasure);
        record(erasure, "customer-erasure.requested", null);
        return erasure;
    }

    /** Withdraws one that nobody has confirmed. */
    public void withdraw(ErasureId id) {
        scope.enterStaff();
        RequestedErasure erasure = erasures.lock(id).orElseThrow(OrderRecords::notFound);
        if (!erasures.withdraw(id)) {
            throw OrderRecords.refused("this erasure was confirmed, or withdrawn, already");
        }
        record(erasure, "customer-erasure.withdrawn", null);
    }

    /** Confirms it, by somebody else than who asked for it; and again, where Stripe didn't answer. */
    public RequestedErasure confirm(ErasureId id) {
        scope.enterStaff();
        RequestedErasure erasure = erasures.lock(id).orElseThrow(OrderRecords::notFound);
        if (erasure.requestedBy().equals(caller.account())) {
            throw OrderRecords.refused("whoever asked for it doesn’t confirm it: that is for somebody else");
        }
        requireNothingLive(erasure.organization(), erasure.customer());
        approvals.require("Erase the customer " + erasure.customer() + " at Stripe, of the organization "
                + erasure.organization() + ", for good");
        if (!erasures.confirm(id, caller.account(), clock.instant())) {
            throw OrderRecords.refused("this erasure is done, or was withdrawn");
        }
        // From now on it may be gone; the next order of the organization's makes another one.
        subscriptions.forgetCustomer(erasure.customer());
        record(erasure, "customer-erasure.confirmed", null);
        return erasures.lock(id).orElseThrow();
    }

    /**
     * Looks once more whether the customer may be erased, when its confirmation is written down: orders that are placed
     * from then on are another customer's.
     */
    public void requireNothingLive(ErasureId id) {
        scope.enterStaff();
        RequestedErasure erasure = erasures.lock(id).orElseThrow(OrderRecords::notFound);
        requireNothingLive(erasure.organization(), erasure.customer());
    }

    /** Stripe has erased the customer: certificates of the deleted orders say so. */
    public RequestedErasure finish(ErasureId id) {
        scope.enterStaff();
        Instant now = clock.instant();
        if (erasures.finish(id, now)) {
            RequestedErasure done = erasures.lock(id).orElseThrow();
            subscriptions.forgetCustomer(done.customer());
            erasures.deletedOrders(done.organization(), done.customer()).forEach(order -> certify(done, order, now));
            record(done, "customer-erasure.done", null);
        }
        return erasures.lock(id).orElseThrow(OrderRecords::notFound);
    }

    /** Stripe didn't; it can be confirmed again. */
    public void failed(ErasureId id, String why) {
        scope.enterStaff();
        record(erasures.lock(id).orElseThrow(OrderRecords::notFound), "customer-erasure.failed", why);
    }

    /** A placed order has no customer yet, and may be paid by this one. */
    private void requireNothingLive(OrganizationId organization, String customer) {
        List<Order> open = orders.listOpenOfCustomer(customer);
        if (!open.isEmpty()) {
            throw OrderRecords.refused("orderId this customer has an active order, "
                    + open.get(0).id() + ": erasing the customer would end its subscription");
        }
        orders.findOpenForStaff(organization)
                .filter(order -> order.state() == OrderState.PLACED)
                .ifPresent(order -> {
                    throw OrderRecords.refused("orderId this customer has an order that waits for its payment, "
                            + order.id() + ": erasing the customer would end what is bought with it");
                });
        subscriptions
                .findLive(organization)
                .filter(live -> live.customer().equals(customer))
                .ifPresent(live -> {
                    throw hasSubscription(live.id());
                });
    }

    static DomainException hasSubscription(String subscription) {
        return OrderRecords.refused("orderId this customer has a subscription that hasn’t ended, " + subscription
                + ": erasing the customer would end it");
    }

    private void certify(RequestedErasure erasure, OrderId order, Instant now) {
        papers.certificates(order).stream()
                .filter(certificate -> certificate.kind() == CertificateKind.DELETION)
                .findFirst()
                .ifPresent(deletion -> {
                    CertificateId id = CertificateId.at(now);
                    String content = writer.erasure(id, erasure, deletion, now);
                    papers.add(
                            erasure.organization(),
                            new OrderCertificate(
                                    id,
                                    order,
                                    CertificateKind.ERASURE_AT_STRIPE,
                                    content,
                                    Digests.sha256Base64Url(content),
                                    now));
                });
    }

    private void record(RequestedErasure erasure, String action, @Nullable String why) {
        AuditEvent event = AuditEvent.success(
                        erasure.organization(), action, caller.actor(), Target.of("customer-erasure", erasure.id()))
                .with(Map.of("customer", erasure.customer()));
        audit.record(why == null ? event : event.refused(why));
    }
}
