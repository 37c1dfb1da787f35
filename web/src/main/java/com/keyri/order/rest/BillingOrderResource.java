package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.OrderDirectoryService;
import com.keyri.order.model.OrderState;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.csv.CsvTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All customers' orders, for the staff: without the persons. */
@Path("billing/orders")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
public class BillingOrderResource {
    private static final int PART = 100;

    @EJB
    OrderDirectoryService orders;

    @GET
    public OrderList list(@QueryParam("state") @Nullable String state, @Valid @BeanParam PageRequest page) {
        return OrderList.from(
                orders.list(NameParameter.of(OrderState.class, "state", state), page.limit(), page.cursor()));
    }

    @GET
    @Path("table")
    @Produces(CsvTable.TYPE)
    public Response table() {
        return OrderTable.of(cursor -> orders.list(Optional.empty(), PART, cursor))
                .answer("orders.csv");
    }
}
