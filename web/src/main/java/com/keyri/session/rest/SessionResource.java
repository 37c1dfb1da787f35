package com.keyri.session.rest;

import com.keyri.access.model.Roles;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.session.SessionService;
import com.keyri.session.model.FoundSession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The session that makes the call: how it goes on and ends. */
@Path("session")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @EJB
    SessionService sessions;

    @Inject
    ProofService proofs;

    @GET
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    public SessionBody current() {
        return SessionBody.from(sessions.current());
    }

    /** The browser proves its key, which keeps the session alive; a proof without our nonce gets one. */
    @POST
    @Path("proof")
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    public Response prove(@HeaderParam("DPoP") @Nullable String proof) {
        FoundSession session = sessions.prove(proof, "/api/v1/session/proof");
        return Response.ok(SessionBody.from(session))
                .header(
                        "DPoP-Nonce",
                        proofs.freshNonce(NoncePurpose.SESSION, session.id().toString()))
                .build();
    }

    /** The organizations to work in. */
    @GET
    @Path("organizations")
    public SessionOrganizationList organizations() {
        return SessionOrganizationList.from(sessions.organizations());
    }

    /** Works in another one from now on. */
    @PUT
    @Path("organization")
    public void workIn(@NotNull WorkInBody body) {
        sessions.workIn(body.organizationId());
    }

    @DELETE
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    public Response signOut() {
        sessions.signOut();
        return Response.noContent().cookie(SessionCookie.COOKIE.remove()).build();
    }
}
