package com.keyri.organization.rest;

import com.keyri.organization.OrganizationService;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The operator's organizations. */
@Path("organizations")
@ApplicationScoped
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationResource {
    @EJB
    OrganizationService service;

    @POST
    public Response create(@NotNull CreateOrganization request) {
        return Response.status(Response.Status.CREATED)
                .entity(OrganizationAnswer.from(service.create(request.name())))
                .build();
    }

    @GET
    public OrganizationList list(@Valid @BeanParam PageRequest page) {
        return OrganizationList.from(service.list(page.limit(), page.cursor()));
    }
}
