package com.keyri.usage.rest;

import com.keyri.access.model.Roles;
import com.keyri.usage.UsageOperationService;
import com.keyri.usage.model.DriftState;
import com.keyri.usage.model.UsageDriftId;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What staff see of usage, and decide where it doesn't go on by itself. */
@Path("billing/usage")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING, Roles.STAFF_SUPPORT, Roles.AUDITOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsageOperationResource {
    private static final int PART = 100;

    @EJB
    UsageOperationService usage;

    @GET
    public UsageOverviewBody overview() {
        return UsageOverviewBody.from(usage.waiting(), usage.leaders());
    }

    @GET
    @Path("table")
    @Produces(CsvTable.TYPE)
    public Response leaders() {
        return UsageTables.leaders(usage.leaders()).answer("usage-leaders.csv");
    }

    @GET
    @Path("drifts")
    public UsageDriftList drifts(@QueryParam("state") @Nullable String state, @Valid @BeanParam PageRequest page) {
        return UsageDriftList.from(usage.drifts(state(state), page.limit(), page.cursor()));
    }

    @GET
    @Path("drifts/table")
    @Produces(CsvTable.TYPE)
    public Response driftTable(@QueryParam("state") @Nullable String state) {
        DriftState wanted = state(state);
        return UsageTables.drifts(cursor -> usage.drifts(wanted, PART, cursor)).answer("usage-drifts.csv");
    }

    @PUT
    @Path("drifts/{driftId}/owner")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public UsageDriftBody give(@PathParam("driftId") UsageDriftId drift, @NotNull @Valid DriftOwnerBody body) {
        return UsageDriftBody.from(usage.give(drift, body.accountId()));
    }

    @PUT
    @Path("drifts/{driftId}/end")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public UsageDriftBody end(@PathParam("driftId") UsageDriftId drift, @NotNull @Valid DriftEndBody body) {
        return UsageDriftBody.from(usage.end(drift, body.state()));
    }

    @GET
    @Path("deliveries")
    public UsageDeliveryList deliveries(@Valid @BeanParam PageRequest page) {
        return UsageDeliveryList.from(usage.failed(page.limit(), page.cursor()));
    }

    @GET
    @Path("deliveries/table")
    @Produces(CsvTable.TYPE)
    public Response deliveryTable() {
        return UsageTables.deliveries(cursor -> usage.failed(PART, cursor)).answer("usage-deliveries.csv");
    }

    @POST
    @Path("deliveries/{identifier}/retry")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public void retry(@PathParam("identifier") String identifier) {
        usage.retry(identifier);
    }

    @POST
    @Path("deliveries/{identifier}/settlement")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public void settle(@PathParam("identifier") String identifier) {
        usage.settle(identifier);
    }

    private static DriftState state(@Nullable String text) {
        return NameParameter.of(DriftState.class, "state", text).orElse(DriftState.OPEN);
    }
}
