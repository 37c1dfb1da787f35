package com.keyri.order;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderQuery;
import com.keyri.order.model.OrderState;
import com.keyri.order.store.OrderStore;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the staff see of all customers' orders: what was ordered and how it stands, and no persons. */
@Stateless
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING, Roles.AUDITOR})
public class OrderDirectoryService {
    @Inject
    AccountScope scope;

    @Inject
    OrderStore orders;

    /** The orders, the newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Order> list(Optional<OrderState> state, int limit, Optional<String> cursor) {
        scope.enterStaff();
        Optional<OrderId> after = cursor.map(
                text -> OrderId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return Page.cut(
                orders.listForStaff(new OrderQuery(state, after, limit + 1)),
                limit,
                last -> last.id().toString());
    }
}
