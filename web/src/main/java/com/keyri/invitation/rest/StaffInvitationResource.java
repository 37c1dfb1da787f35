package com.keyri.invitation.rest;

import com.keyri.access.model.Roles;
import com.keyri.invitation.StaffInvitationService;
import com.keyri.invitation.model.InvitationId;
import com.keyri.mail.model.MailAddress;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The invitations to the staff. */
@Path("staff-invitations")
@ApplicationScoped
@RolesAllowed(Roles.STAFF_ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StaffInvitationResource {
    @EJB
    StaffInvitationService invitations;

    @Inject
    Creation creation;

    @POST
    public Response invite(@NotNull InviteStaffBody body) {
        MailAddress address = body.address();
        return creation.once(() -> InvitationBody.from(invitations.invite(address, body.role())));
    }

    @GET
    public InvitationList list(@Valid @BeanParam PageRequest page) {
        return InvitationList.from(invitations.list(page.limit(), page.cursor()));
    }

    @DELETE
    @Path("{invitationId}")
    public void withdraw(@PathParam("invitationId") InvitationId id) {
        invitations.withdraw(id);
    }
}
