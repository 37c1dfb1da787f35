package com.keyri.session.rest;

import com.keyri.account.model.AccountKind;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.session.BeginSession;
import com.keyri.session.BegunSession;
import com.keyri.session.SignInToKeyriService;
import com.keyri.session.VisitNonces;
import com.keyri.web.rest.access.HostCookie;
import com.keyri.web.rest.access.SameOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A browser begins a session. Apart from what a session's caller does, because Payara's own guard asks for a caller
 * wherever the class does.
 */
@Path("session")
@ApplicationScoped
@PermitAll
@SameOrigin
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionBeginResource {
    private static final HostCookie VISIT = new HostCookie("__Host-keyri-visit");

    @EJB
    SignInToKeyriService signIns;

    @Inject
    VisitNonces nonces;

    /** The nonce for a sign-in that this browser begins. */
    @POST
    @Path("nonce")
    public Response nonce() {
        String visit = SecretToken.random256().reveal();
        return Response.ok(new NonceBody(nonces.of(visit).orElseThrow()))
                .cookie(VISIT.set(visit))
                .build();
    }

    /** Begins a session with what the sign-in gave. */
    @POST
    public Response begin(
            @Context HttpServletRequest request,
            @HeaderParam("DPoP") @Nullable String proof,
            @NotNull BeginSessionBody body) {
        String visit = VISIT.of(request).orElseThrow(() -> DomainException.of(ProblemType.UNAUTHENTICATED));
        BegunSession begun = signIns.begin(new BeginSession(body.idToken(), visit, proof));
        return Response.ok(new BegunSessionBody(begun.kind() == AccountKind.STAFF ? "/console" : "/portal"))
                .cookie(SessionCookie.COOKIE.set(begun.secret().reveal()), VISIT.remove())
                .build();
    }
}
