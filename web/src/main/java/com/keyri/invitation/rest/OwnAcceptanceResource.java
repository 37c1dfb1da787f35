package com.keyri.invitation.rest;

import com.keyri.access.model.Roles;
import com.keyri.invitation.InvitationAcceptanceService;
import com.keyri.web.rest.json.LinkToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Somebody who is signed in accepts an invitation that went to the address of their account. */
@Path("invitation/own-acceptance")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OwnAcceptanceResource {
    @EJB
    InvitationAcceptanceService invitations;

    @POST
    public void accept(@NotNull LinkToken body) {
        invitations.acceptSignedIn(body.secret());
    }
}
