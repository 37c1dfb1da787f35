package com.keyri.order.console;

import com.keyri.access.Caller;
import com.keyri.approval.console.PageApproval;
import com.keyri.order.CustomerErasureService;
import com.keyri.order.CustomerErasures;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.ErasureState;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.RequestedErasure;
import com.keyri.paging.model.Page;
import com.keyri.secret.model.SecretText;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Erasures of customers at Stripe: asking for one, and doing one that somebody else has asked for. */
@Named("erasuresPage")
@ViewScoped
public class ErasuresPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/console/orders/erasures";
    private static final int LIMIT = 25;

    @EJB
    transient CustomerErasureService steps;

    @Inject
    transient CustomerErasures erasures;

    @Inject
    transient PageApproval approval;

    @Inject
    transient Caller caller;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<RequestedErasure> page;
    private transient @Nullable String key;
    private @Nullable String orderId;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, ListParameters.AFTER);
        orderId = request.getParameter("order");
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    public List<RequestedErasure> getItems() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    /** Whether whoever looks may do it. */
    public boolean confirmable(RequestedErasure erasure) {
        boolean isOpen = erasure.state() == ErasureState.REQUESTED || erasure.state() == ErasureState.CONFIRMED;
        return isOpen && !erasure.requestedBy().equals(caller.account());
    }

    public boolean withdrawable(RequestedErasure erasure) {
        return erasure.state() == ErasureState.REQUESTED;
    }

    /** Asks for one, when that was approved on the phone. */
    public void ask() {
        Optional<OrderId> order = OrderId.parse(orderId == null ? "" : orderId.strip());
        if (order.isEmpty()) {
            PageMessage.beside("orderId", "That isn’t the number of an order.");
            return;
        }
        approval.run(
                () -> {
                    steps.request(order.get());
                    page = null;
                },
                "Asked for. Somebody else of the staff confirms it, with a key that Stripe makes for this.");
    }

    /**
     * Does one, with the key that was entered; it is forgotten with this request and the approval that it waits for.
     */
    public void erase(ErasureId erasure) {
        String given = key;
        key = null;
        if (given == null || !SecretText.isPossible(given) || !given.startsWith("rk_")) {
            PageMessage.beside("key", "Enter a restricted key of Stripe’s: it begins with rk_.");
            return;
        }
        SecretText secret = SecretText.of(given);
        approval.run(
                () -> {
                    page = null;
                    erasures.erase(erasure, secret);
                },
                "The customer is erased at Stripe. Certificates of deleted orders say so. Now remove that key at Stripe.");
    }

    /** Withdraws one that nobody has confirmed. */
    public void withdraw(ErasureId erasure) {
        Attempt.at(
                () -> {
                    page = null;
                    steps.withdraw(erasure);
                },
                "Withdrawn.");
    }

    private Page<RequestedErasure> page() {
        Page<RequestedErasure> known = page;
        if (known == null) {
            known = steps.list(LIMIT, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }

    public @Nullable String getOrderId() {
        return orderId;
    }

    public void setOrderId(@Nullable String orderId) {
        this.orderId = orderId;
    }

    /** Never shown again. */
    public @Nullable String getKey() {
        return "";
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }
}
