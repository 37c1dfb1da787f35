package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.OrderCheckout;
import com.keyri.order.OrderDeletionService;
import com.keyri.order.OrderService;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.condition.Conditional;
import com.keyri.web.rest.creation.Creation;
import com.keyri.web.rest.csv.CsvTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of the organization that the caller works in. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {
    private static final int PART = 100;

    @EJB
    OrderService orders;

    @EJB
    OrderDeletionService deletion;

    @Inject
    OrderCheckout checkout;

    @Inject
    Creation creation;

    @Inject
    Conditional conditional;

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

    @POST
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Response draft(@NotNull CreateOrderBody body) {
        PlanVersionId version = body.planVersionId();
        return creation.once(() -> OrderBody.from(orders.draft(version)));
    }

    @GET
    @Path("{orderId}")
    public Response get(@PathParam("orderId") OrderId order) {
        return conditional.answer(OrderBody.from(orders.get(order)));
    }

    @POST
    @Path("{orderId}/placement")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Response place(@PathParam("orderId") OrderId order) {
        return conditional.answer(OrderBody.from(checkout.place(order, conditional.ifDemanded(OrderBody::from))));
    }

    @POST
    @Path("{orderId}/checkout")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public CheckoutBody checkout(@PathParam("orderId") OrderId order) {
        return CheckoutBody.of(checkout.page(order));
    }

    @POST
    @Path("{orderId}/refresh")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Response refresh(@PathParam("orderId") OrderId order) {
        return conditional.answer(OrderBody.from(checkout.look(order)));
    }

    @POST
    @Path("{orderId}/cancellation")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Response cancel(@PathParam("orderId") OrderId order) {
        return conditional.answer(OrderBody.from(checkout.cancel(order, conditional.ifDemanded(OrderBody::from))));
    }

    @POST
    @Path("{orderId}/archive")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Response archive(@PathParam("orderId") OrderId order) {
        return conditional.answer(OrderBody.from(orders.archive(order, conditional.ifDemanded(OrderBody::from))));
    }

    @DELETE
    @Path("{orderId}")
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public PaperBody delete(@PathParam("orderId") OrderId order) {
        return PaperBody.from(deletion.delete(order, conditional.ifDemanded(OrderBody::from)));
    }
}
