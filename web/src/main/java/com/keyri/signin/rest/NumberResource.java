package com.keyri.signin.rest;

import com.keyri.signin.NumberService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The page sends the number that the person has typed. */
@Path("sign-ins/{signInId}/number")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NumberResource {
    @EJB
    NumberService numbers;

    @POST
    public NumberResultBody enter(
            @PathParam("signInId") String id,
            @HeaderParam("DPoP") @Nullable String proof,
            @NotNull EnterNumberBody body) {
        return NumberResultBody.from(numbers.enter(SignInResource.parse(id), proof, body.number()));
    }
}
