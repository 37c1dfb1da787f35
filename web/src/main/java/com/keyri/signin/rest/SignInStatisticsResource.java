package com.keyri.signin.rest;

import com.keyri.access.model.Roles;
import com.keyri.signin.SignInStatisticsService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the sign-ins of the organization go that the caller works in. */
@Path("sign-in-statistics")
@ApplicationScoped
@RolesAllowed(Roles.MEMBER)
@Produces(MediaType.APPLICATION_JSON)
public class SignInStatisticsResource {
    @EJB
    SignInStatisticsService statistics;

    @GET
    public SignInStatisticsBody lastDays() {
        return SignInStatisticsBody.from(statistics.lastDays());
    }
}
