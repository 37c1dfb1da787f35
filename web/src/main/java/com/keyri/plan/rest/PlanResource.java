package com.keyri.plan.rest;

import com.keyri.access.model.Roles;
import com.keyri.plan.AddVersion;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.PlanAdministrationService;
import com.keyri.plan.PlanPreviewService;
import com.keyri.plan.PlanVersionService;
import com.keyri.plan.model.PlanId;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.condition.Conditional;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;

/** The catalogue, for the staff. */
@Path("plans")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT, Roles.AUDITOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {
    @EJB
    CatalogueService catalogue;

    @EJB
    PlanAdministrationService administration;

    @EJB
    PlanVersionService versions;

    @EJB
    PlanPreviewService previews;

    @Inject
    Creation creation;

    @Inject
    Conditional conditional;

    @GET
    public PlanList list(@Valid @BeanParam PageRequest page) {
        return PlanList.from(catalogue.plans(page.limit(), page.cursor()));
    }

    @POST
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public Response create(@NotNull NewPlanBody body) {
        String description = Objects.requireNonNullElse(body.description(), "");
        return creation.once(() -> PlanAnswer.from(administration.create(body.name(), description)));
    }

    @GET
    @Path("{planId}")
    public Response get(@PathParam("planId") PlanId plan) {
        return conditional.answer(PlanAnswer.from(catalogue.plan(plan)));
    }

    @PATCH
    @Path("{planId}")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public Response change(@PathParam("planId") PlanId plan, @NotNull ChangePlanBody body) {
        return conditional.answer(
                PlanAnswer.from(administration.change(plan, body.command(), conditional.demanded(PlanAnswer::from))));
    }

    @GET
    @Path("{planId}/versions")
    public PlanVersionList versions(@PathParam("planId") PlanId plan, @Valid @BeanParam PageRequest page) {
        return PlanVersionList.from(catalogue.versions(plan, page.limit(), page.cursor()));
    }

    @POST
    @Path("{planId}/versions")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public Response addVersion(@PathParam("planId") PlanId plan, @NotNull NewVersionBody body) {
        AddVersion command = body.command(plan);
        return creation.once(() -> PlanVersionAnswer.from(versions.add(command)));
    }

    /** What those who have the plan would pay under other terms; nothing is changed. */
    @POST
    @Path("{planId}/preview")
    public PreviewAnswer preview(@PathParam("planId") PlanId plan, @NotNull PreviewBody body) {
        return PreviewAnswer.from(
                previews.preview(plan, body.terms().terms(), Optional.ofNullable(body.organizationId())));
    }
}
