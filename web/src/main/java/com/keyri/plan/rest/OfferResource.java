package com.keyri.plan.rest;

import com.keyri.access.model.Roles;
import com.keyri.plan.CatalogueService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a customer may order. */
@Path("offers")
@ApplicationScoped
@RolesAllowed(Roles.MEMBER)
@Produces(MediaType.APPLICATION_JSON)
public class OfferResource {
    @EJB
    CatalogueService catalogue;

    @GET
    public OfferList list() {
        return OfferList.from(catalogue.offers());
    }
}
