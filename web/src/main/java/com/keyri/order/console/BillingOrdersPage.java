package com.keyri.order.console;

import com.keyri.order.OrderDirectoryService;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderState;
import com.keyri.paging.model.Page;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All customers’ orders, for the staff. */
@Named("billingOrdersPage")
@RequestScoped
public class BillingOrdersPage {
    private static final String PATH = "/console/orders";
    private static final int LIMIT = 50;

    @EJB
    OrderDirectoryService orders;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<Order> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "state", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    public List<Order> getItems() {
        return page().items();
    }

    public OrderState[] getStates() {
        return OrderState.values();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    private Page<Order> page() {
        Page<Order> known = page;
        if (known == null) {
            known = orders.list(
                    parameters.name("state", OrderState.class), LIMIT, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }
}
