package com.keyri.order.console;

import com.keyri.order.OrderService;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderState;
import com.keyri.paging.model.Page;
import com.keyri.web.console.FilteredList;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** The orders of an organization. */
@Named("ordersPage")
@RequestScoped
public class OrdersPage extends FilteredList<Order, OrderState> {
    private static final int LIMIT = 25;

    @EJB
    OrderService orders;

    public OrdersPage() {
        super("/portal/orders", LIMIT, "state", OrderState.class);
    }

    @Override
    protected Page<Order> list(Optional<OrderState> only, int most, Optional<String> after) {
        return orders.list(only, most, after);
    }

    public OrderState[] getStates() {
        return OrderState.values();
    }
}
