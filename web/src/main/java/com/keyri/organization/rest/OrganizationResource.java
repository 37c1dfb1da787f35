package com.keyri.organization.rest;

import com.keyri.access.model.Roles;
import com.keyri.organization.OrganizationService;
import com.keyri.organization.model.OrganizationId;
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

/** Organizations: all for the operator, one's own for those who work in it. */
@Path("organizations")
@ApplicationScoped
@RolesAllowed(Roles.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationResource {
    @EJB
    OrganizationService service;

    @Inject
    Creation creation;

    @Inject
    Conditional conditional;

    @POST
    public Response create(@NotNull CreateOrganization request) {
        return creation.once(() -> OrganizationAnswer.from(service.create(request.name())));
    }

    @GET
    public OrganizationList list(@Valid @BeanParam PageRequest page) {
        return OrganizationList.from(service.list(page.limit(), page.cursor()));
    }

    @GET
    @Path("{organizationId}")
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public Response get(@PathParam("organizationId") OrganizationId organization) {
        return conditional.answer(OrganizationAnswer.from(service.get(organization)));
    }

    @PATCH
    @Path("{organizationId}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR})
    public Response change(
            @PathParam("organizationId") OrganizationId organization, @NotNull ChangeOrganization request) {
        return conditional.answer(OrganizationAnswer.from(
                service.rename(organization, request.name(), conditional.demanded(OrganizationAnswer::from))));
    }
}
