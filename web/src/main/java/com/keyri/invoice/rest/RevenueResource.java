package com.keyri.invoice.rest;

import com.keyri.access.model.Roles;
import com.keyri.invoice.RevenueService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What customers bring, for those of the staff who look after it. */
@Path("billing/revenue")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
public class RevenueResource {
    @EJB
    RevenueService revenue;

    @GET
    public RevenueBody read() {
        return RevenueBody.from(revenue.read());
    }
}
