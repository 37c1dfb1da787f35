package com.keyri.invoice.rest;

import com.keyri.access.model.Roles;
import com.keyri.invoice.InvoiceDifferenceService;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    public InvoiceDifferenceList list(@QueryParam("open") @Nullable String open, @Valid @BeanParam PageRequest page) {
        return InvoiceDifferenceList.from(differences.list(isOpenOnly(open), page.limit(), page.cursor()));
    }

    private static boolean isOpenOnly(@Nullable String open) {
        return switch (Objects.requireNonNullElse(open, "false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw DomainException.of(ProblemType.INVALID_REQUEST, List.of("open must be one of true, false"));
        };
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
