package com.keyri.order.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.order.OrderCheckout;
import com.keyri.order.OrderDeletionService;
import com.keyri.order.OrderService;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderStep;
import com.keyri.plan.PriceWords;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.Shell;
import com.keyri.web.console.Unchanged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order: what was ordered, what there is in writing of it, and what can become of it. */
@Named("orderPage")
@ViewScoped
public class OrderPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient OrderService orders;

    @EJB
    transient OrderDeletionService deletion;

    @Inject
    transient OrderCheckout checkout;

    @Inject
    transient PageApproval approval;

    @Inject
    transient Shell shell;

    @Inject
    transient HttpServletRequest request;

    @Inject
    transient InstantSource clock;

    private String id = "";
    private transient @Nullable Order order;
    private transient @Nullable List<String> prices;
    private transient @Nullable List<OrderDocument> documents;
    private transient @Nullable List<OrderCertificate> certificates;
    private @Nullable URI payment;

    @PostConstruct
    void read() {
        id = new ListParameters(request, "id").get("id");
    }

    /** Looks at Stripe where somebody may just have come back from there. */
    public void load() {
        getOrder();
        if (isActing() && getOrder().state() == OrderState.PLACED && !getOrder().hasEnded()) {
            Attempt.at(() -> {
                show(checkout.look(getOrder().id()));
                payment = checkout.findPage(getOrder().id()).orElse(null);
            });
        }
    }

    private void show(Order shown) {
        order = shown;
        prices = PriceWords.of(orders.version(shown.id()).terms());
        documents = orders.documents(shown.id());
        certificates = deletion.certificates(shown.id());
    }

    public Order getOrder() {
        if (order == null) {
            show(orders.get(OrderId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND))));
        }
        return Objects.requireNonNull(order);
    }

    public List<String> getPrices() {
        return prices == null ? List.of() : List.copyOf(prices);
    }

    public List<OrderDocument> getDocuments() {
        return documents == null ? List.of() : List.copyOf(documents);
    }

    public List<OrderCertificate> getCertificates() {
        return certificates == null ? List.of() : List.copyOf(certificates);
    }

    /** The page at Stripe on which it is said how to pay; empty where none waits. */
    public String getPayment() {
        return Optional.ofNullable(payment).map(URI::toString).orElse("");
    }

    /** Whether whoever looks may do something about orders. */
    public boolean isActing() {
        return shell.opens("/portal/orders/new");
    }

    /** Whether a step is possible for whoever looks. */
    public boolean may(String step) {
        return isActing()
                && getOrder().refusal(OrderStep.valueOf(step), clock.instant()).isEmpty();
    }

    /** Orders it, when that was approved on the phone, and makes the page at Stripe. */
    public void place() {
        Order shown = getOrder();
        approval.run(() -> {
            show(checkout.place(shown.id(), Unchanged.since(shown)));
            PageMessage.good(
                    "The order is placed, and its confirmation on its way to you. Now say at Stripe how to pay.");
            Attempt.at(() -> payment = checkout.page(shown.id()));
        });
    }

    /** Makes the page at Stripe where that didn’t work before. */
    public void pay() {
        Attempt.at(() -> payment = checkout.page(getOrder().id()));
    }

    /** Looks at Stripe. */
    public void look() {
        Attempt.at(() -> show(checkout.look(getOrder().id())), "This is how it stands at Stripe now.");
    }

    /** Ends it before anybody has paid. */
    public void cancel() {
        Order shown = getOrder();
        Attempt.at(
                () -> {
                    show(checkout.cancel(shown.id(), Unchanged.since(shown)));
                    payment = null;
                },
                "The order is cancelled. Nobody can pay it any more.");
    }

    /** Puts it out of the way. */
    public void archive() {
        Order shown = getOrder();
        Attempt.at(() -> show(orders.archive(shown.id(), Unchanged.since(shown))), "The order is archived.");
    }
}
