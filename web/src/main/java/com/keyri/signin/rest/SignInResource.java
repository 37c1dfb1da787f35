package com.keyri.signin.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.signin.SignInService;
import com.keyri.signin.StartSignIn;
import com.keyri.signin.model.SignInId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A page starts a sign-in; who calls is proved by the proof in the header {@code DPoP}. */
@Path("sign-ins")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
    @EJB
    SignInService signIns;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    @POST
    public Response start(
            @HeaderParam("DPoP") @Nullable String proof,
            @HeaderParam("Origin") @Nullable String origin,
            @NotNull StartSignInBody body) {
        StartSignIn wish = new StartSignIn(
                proof, origin, body.applicationId(), body.encryptionKey().toKey(), body.nonce(), body.transactionId());
        return Response.status(Response.Status.CREATED)
                .entity(StartedSignInBody.from(signIns.start(wish), publicUrl, authenticatorUrl))
                .build();
    }

    static SignInId parse(String id) {
        return SignInId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
