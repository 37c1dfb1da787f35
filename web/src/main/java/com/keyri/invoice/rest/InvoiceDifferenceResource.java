package com.keyri.invoice.rest;

import com.keyri.access.model.Roles;
import com.keyri.invoice.InvoiceDifferenceService;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where invoices differ from what was used. */
@Path("billing/invoice-differences")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvoiceDifferenceResource {
    @EJB
    InvoiceDifferenceService differences;

    @GET
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.AUDITOR})
    public InvoiceDifferenceList list(@Valid @BeanParam PageRequest page) {
        return InvoiceDifferenceList.from(differences.list(false, page.limit(), page.cursor()));
    }

    /** The caller looks into it from now on. */
    @PUT
    @Path("{differenceId}/owner")
    public InvoiceDifferenceBody own(@PathParam("differenceId") InvoiceDifferenceId difference) {
        return InvoiceDifferenceBody.from(differences.own(difference));
    }

    /** Its owner says what it was. */
    @PUT
    @Path("{differenceId}/resolution")
    public InvoiceDifferenceBody resolve(
            @PathParam("differenceId") InvoiceDifferenceId difference, @NotNull @Valid ResolutionBody body) {
        return InvoiceDifferenceBody.from(differences.resolve(difference, body.resolution()));
    }
}
