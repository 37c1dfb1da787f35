package com.keyri.invitation.rest;

import com.keyri.account.rest.EnrolmentCookie;
import com.keyri.invitation.InvitationAcceptanceService;
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

/** Whoever has the link of an invitation accepts it. */
@Path("invitation")
@ApplicationScoped
@PermitAll
@SameOrigin
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AcceptanceResource {
    @EJB
    InvitationAcceptanceService invitations;

    /** What the invitation is; that uses nothing up. */
    @POST
    @Path("opening")
    public OpenedInvitationBody open(@NotNull LinkToken body) {
        return OpenedInvitationBody.from(invitations.open(body.secret()));
    }

    /** Accepts it with a new account; the browser may enrol that account's phone now. */
    @POST
    @Path("acceptance")
    public Response accept(@NotNull AcceptInvitationBody body) {
        return Response.noContent()
                .cookie(EnrolmentCookie.set(invitations.accept(body.toCommand())))
                .build();
    }
}
