package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.CustomerErasureService;
import com.keyri.order.CustomerErasures;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.OrderId;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.creation.Creation;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Erasures of customers at Stripe, by two of the staff. */
@Path("billing/customer-erasures")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CustomerErasureResource {
    @EJB
    CustomerErasureService steps;

    @Inject
    CustomerErasures erasures;

    @Inject
    Creation creation;

    @GET
    public ErasureList list(@Valid @BeanParam PageRequest page) {
        return ErasureList.from(steps.list(page.limit(), page.cursor()));
    }

    @POST
    public Response request(@NotNull RequestErasureBody body) {
        OrderId order = body.orderId();
        return creation.once(() -> ErasureBody.from(steps.request(order)));
    }

    @POST
    @Path("{erasureId}/confirmation")
    public ErasureBody confirm(@PathParam("erasureId") ErasureId erasure, @NotNull ConfirmErasureBody body) {
        return ErasureBody.from(erasures.erase(erasure, body.secret()));
    }

    @DELETE
    @Path("{erasureId}")
    public void withdraw(@PathParam("erasureId") ErasureId erasure) {
        steps.withdraw(erasure);
    }
}
