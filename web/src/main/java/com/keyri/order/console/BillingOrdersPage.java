package com.keyri.order.console;

import com.keyri.order.OrderDirectoryService;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderState;
import com.keyri.paging.model.Page;
import com.keyri.web.console.FilteredList;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** All customers’ orders, for the staff. */
@Named("billingOrdersPage")
@RequestScoped
public class BillingOrdersPage extends FilteredList<Order, OrderState> {
    private static final int LIMIT = 50;

    @EJB
    OrderDirectoryService orders;

    public BillingOrdersPage() {
        super("/console/orders", LIMIT, "state", OrderState.class);
    }

    @Override
    protected Page<Order> list(Optional<OrderState> only, int most, Optional<String> after) {
        return orders.list(only, most, after);
    }

    public OrderState[] getStates() {
        return OrderState.values();
    }
}
