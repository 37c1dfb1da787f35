package com.keyri.session.rest;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.session.SessionService;
import com.keyri.session.model.SessionId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own sessions, wherever they were begun. */
@Path("sessions")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Produces(MediaType.APPLICATION_JSON)
public class OwnSessionResource {
    @EJB
    SessionService sessions;

    @Inject
    Caller caller;

    @GET
    public OwnSessionList list() {
        return OwnSessionList.from(sessions.list(), caller.session().id());
    }

    @DELETE
    @Path("{sessionId}")
    public void revoke(@PathParam("sessionId") SessionId id) {
        sessions.revoke(id);
    }

    /** Ends all but the one that calls. */
    @DELETE
    public void revokeOthers() {
        sessions.revokeOthers();
    }
}
