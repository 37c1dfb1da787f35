package com.keyri.subscription.rest;

import com.keyri.access.model.Roles;
import com.keyri.subscription.PortalPages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Ways to Stripe's own pages, where cards and invoices are looked after. */
@Path("billing/portal-session")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING})
@Produces(MediaType.APPLICATION_JSON)
public class PortalSessionResource {
    @Inject
    PortalPages pages;

    @POST
    public PortalSessionAnswer open() {
        return new PortalSessionAnswer(pages.open());
    }
}
