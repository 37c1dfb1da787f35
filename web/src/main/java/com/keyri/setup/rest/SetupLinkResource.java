package com.keyri.setup.rest;

import com.keyri.access.model.Roles;
import com.keyri.setup.SetupLinkService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The operator asks for the link of the first start. */
@Path("installation/setup/link")
@ApplicationScoped
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class SetupLinkResource {
    @EJB
    SetupLinkService links;

    @POST
    public Response create() {
        return Response.status(Response.Status.CREATED)
                .entity(SetupLinkBody.from(links.create()))
                .build();
    }
}
