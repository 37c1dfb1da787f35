package com.keyri.setup.rest;

import com.keyri.account.rest.EnrolmentCookie;
import com.keyri.setup.SetupService;
import com.keyri.web.rest.access.SameOrigin;
import com.keyri.web.rest.json.LinkToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The first start, for whoever has the link that the terminal printed. */
@Path("installation/setup")
@ApplicationScoped
@PermitAll
@SameOrigin
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {
    @EJB
    SetupService setup;

    /** Looks whether the link may be used. */
    @POST
    @Path("opening")
    public OpenedSetupBody open(@NotNull LinkToken body) {
        return new OpenedSetupBody(setup.open(body.secret()));
    }

    /** Makes the installation's organization and its first account; the browser may enrol that account's phone now. */
    @POST
    public Response begin(@NotNull SetupBody body) {
        return Response.noContent()
                .cookie(EnrolmentCookie.set(setup.begin(body.toCommand())))
                .build();
    }
}
