package com.keyri.installation.rest;

import com.keyri.installation.InstallationService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What anybody may know of the installation: whether it is set up, and as which application its own pages sign in. */
@Path("installation")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class InstallationResource {
    @EJB
    InstallationService installation;

    @GET
    public InstallationBody find() {
        return installation
                .find()
                .map(found -> new InstallationBody(true, found.application()))
                .orElse(new InstallationBody(false, null));
    }
}
