package com.keyri.signin.rest;

import com.keyri.signin.SignInService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** The page takes a sign-in back. */
@Path("sign-ins/{signInId}/cancellation")
@ApplicationScoped
@PermitAll
public class CancellationResource {
    @EJB
    SignInService signIns;

    @POST
    public void cancel(@PathParam("signInId") String id, @HeaderParam("DPoP") @Nullable String proof) {
        signIns.cancel(SignInResource.parse(id), proof);
    }
}
