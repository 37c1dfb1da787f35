package com.keyri.subscription.rest;

import com.keyri.access.model.Roles;
import com.keyri.subscription.SubscribedCustomerService;
import com.keyri.subscription.model.DifferenceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What doesn't fit between subscriptions here and at Stripe, for the staff. */
@Path("billing/subscription-differences")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
@Produces(MediaType.APPLICATION_JSON)
public class DifferenceResource {
    @EJB
    SubscribedCustomerService customers;

    @GET
    public DifferenceList list() {
        return DifferenceList.from(customers.differences());
    }

    /** Somebody has seen to it. */
    @DELETE
    @Path("{differenceId}")
    public void resolve(@PathParam("differenceId") DifferenceId difference) {
        customers.resolve(difference);
    }
}
