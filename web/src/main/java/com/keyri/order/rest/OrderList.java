package com.keyri.order.rest;

import com.keyri.order.model.Order;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of orders. */
public record OrderList(List<OrderBody> items, @Nullable String next) {
    static OrderList from(Page<Order> page) {
        Page<OrderBody> shown = page.map(OrderBody::from);
        return new OrderList(shown.items(), shown.next().orElse(null));
    }
}
