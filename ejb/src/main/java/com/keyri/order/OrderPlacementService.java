package com.keyri.order;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.approval.Approvals;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.order.model.DocumentId;
import com.keyri.order.model.DocumentKind;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderStep;
import com.keyri.order.model.Orderer;
import com.keyri.order.store.OrderPaperStore;
import com.keyri.order.store.OrderStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.plan.PriceWords;
import com.keyri.plan.model.PlanVersion;
import com.keyri.protocol.Digests;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Places orders: with the approval on the phone, a confirmation in writing and one by mail. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING})
public class OrderPlacementService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    OrderableVersions versions;

    @Inject
    OrderStore orders;

    @Inject
    OrderPaperStore papers;

    @Inject
    Approvals approvals;

    @Inject
    OrderRecords records;

    @EJB
    MailService mails;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /**
     * Places a draft; one that was placed and waits for its payment is given back as it is.
     *
     * @param demanded what the caller demands the order to be still
     */
    public Order place(OrderId id, Precondition<Order> demanded) {
        OrganizationId organization = enter();
        // Of two orders that are placed at once the second one sees the first.
        if (organizations.findToChange(organization).isEmpty()) {
            throw OrderRecords.notFound();
        }
        Order order = orders.lock(id).orElseThrow(OrderRecords::notFound);
        if (order.state() == OrderState.PLACED && !order.hasEnded()) {
            return order;
        }
        demanded.require(order);
        Instant now = clock.instant();
        records.require(order, OrderStep.PLACE, now);
        PlanVersion version = versions.asOrdered(
                organization, versions.require(organization, order.plan().version()), Optional.of(id));
        approvals.require(OrderTexts.approval(order, version));
        if (!orders.place(id, now)) {
            throw new IllegalStateException("a locked order that changed");
        }
        confirm(order, version, now);
        records.record(
                order,
                "order.placed",
                caller.actor(),
                Map.of("planVersion", version.id().toString()));
        return orders.find(id).orElseThrow();
    }

    /** The order, for who is about to do something about its payment. */
    public Order get(OrderId id) {
        enter();
        return orders.find(id).orElseThrow(OrderRecords::notFound);
    }

    private void confirm(Order order, PlanVersion version, Instant now) {
        Orderer orderer = order.orderer().orElseThrow();
        String content = OrderTexts.confirmation(order, version, now);
        papers.add(
                order.organization(),
                new OrderDocument(
                        DocumentId.at(now),
                        order.id(),
                        DocumentKind.CONFIRMATION,
                        "order-confirmation-" + order.id() + ".txt",
                        content,
                        Digests.sha256Base64Url(content),
                        now));
        mails.send(new NewMail(
                Optional.of(order.organization()),
                Optional.of(orderer.account().value()),
                Optional.of(order.id().value()),
                orderer.mailAddress(),
                orderer.firstName(),
                MailTemplate.ORDER_CONFIRMED,
                Map.of(
                        "order",
                        order.id().toString(),
                        "plan",
                        order.plan().name(),
                        "price",
                        PriceWords.fee(version.terms()),
                        "organization",
                        orderer.company(),
                        "link",
                        publicUrl + "/portal/orders/order?id=" + order.id())));
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }
}
