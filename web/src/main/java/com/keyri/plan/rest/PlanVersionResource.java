package com.keyri.plan.rest;

import com.keyri.access.model.Roles;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.PlanPublicationService;
import com.keyri.plan.PlanPublisher;
import com.keyri.plan.PlanVersionService;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Versions of plans, for the staff. */
@Path("plan-versions/{planVersionId}")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT, Roles.AUDITOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PlanVersionResource {
    @EJB
    CatalogueService catalogue;

    @EJB
    PlanVersionService versions;

    @EJB
    PlanPublicationService publications;

    @Inject
    PlanPublisher publisher;

    @GET
    public PlanVersionAnswer get(@PathParam("planVersionId") PlanVersionId version) {
        return PlanVersionAnswer.from(catalogue.version(version));
    }

    @GET
    @Path("moves")
    public MoveList moves(@PathParam("planVersionId") PlanVersionId version, @Valid @BeanParam PageRequest page) {
        return MoveList.from(catalogue.moves(version, page.limit(), page.cursor()));
    }

    /** Plans who moves to this version, in the place of what was planned for them before. */
    @PUT
    @Path("moves")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public PlannedMovesAnswer move(@PathParam("planVersionId") PlanVersionId version, @NotNull MoveBody body) {
        return new PlannedMovesAnswer(versions.move(version, body.choice()));
    }

    @GET
    @Path("publication-request")
    public PublicationAnswer publicationRequest(@PathParam("planVersionId") PlanVersionId version) {
        return catalogue
                .publication(version)
                .map(PublicationAnswer::from)
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /** Asks for the publication at Stripe, which somebody else has to confirm. */
    @PUT
    @Path("publication-request")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public PublicationAnswer ask(@PathParam("planVersionId") PlanVersionId version) {
        publications.ask(version);
        return publicationRequest(version);
    }

    /** Confirms what somebody else has asked for, and publishes it with the key of this call. */
    @PUT
    @Path("publication")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public PlanVersionAnswer publish(@PathParam("planVersionId") PlanVersionId version, @NotNull PublishBody body) {
        return PlanVersionAnswer.from(publisher.publish(version, body.secret()));
    }
}
