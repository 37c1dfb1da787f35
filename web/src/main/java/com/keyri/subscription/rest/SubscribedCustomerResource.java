package com.keyri.subscription.rest;

import com.keyri.access.model.Roles;
import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.SubscribedCustomerService;
import com.keyri.subscription.model.Standing;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.csv.CsvTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers have and how they stand, for the staff. */
@Path("billing/subscriptions")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
@Produces(MediaType.APPLICATION_JSON)
public class SubscribedCustomerResource {
    private static final int PART = 100;

    @EJB
    SubscribedCustomerService customers;

    @GET
    public SubscribedCustomerList list(
            @QueryParam("standing") @Nullable String standing, @Valid @BeanParam PageRequest page) {
        return SubscribedCustomerList.from(
                customers.list(NameParameter.of(Standing.class, "standing", standing), page.limit(), page.cursor()));
    }

    @GET
    @Path("table")
    @Produces(CsvTable.TYPE)
    public Response table() {
        return SubscribedCustomerTable.of(cursor -> customers.list(Optional.empty(), PART, cursor))
                .answer("subscriptions.csv");
    }

    @GET
    @Path("{organizationId}")
    public SubscribedCustomerBody get(@PathParam("organizationId") OrganizationId organization) {
        return SubscribedCustomerBody.from(customers.get(organization));
    }

    /** Stops the organization's sign-ins. */
    @PUT
    @Path("{organizationId}/cut-off")
    @Consumes(MediaType.APPLICATION_JSON)
    public SubscribedCustomerBody cutOff(
            @PathParam("organizationId") OrganizationId organization, @NotNull CutOffRequest body) {
        return SubscribedCustomerBody.from(customers.cutOff(organization, body.reason()));
    }

    /** Lets them go on. */
    @DELETE
    @Path("{organizationId}/cut-off")
    public SubscribedCustomerBody restore(@PathParam("organizationId") OrganizationId organization) {
        return SubscribedCustomerBody.from(customers.restore(organization));
    }
}
