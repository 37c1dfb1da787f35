package com.keyri.recovery.rest;

import com.keyri.access.model.Roles;
import com.keyri.recovery.RecoveryDecisionService;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Others decide about recoveries. */
@Path("recoveries")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT})
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryDecisionResource {
    @EJB
    RecoveryDecisionService decisions;

    @GET
    public RecoveryCaseList list(@Valid @BeanParam PageRequest page) {
        return RecoveryCaseList.from(decisions.list(page.limit(), page.cursor()));
    }

    @POST
    @Path("{recoveryId}/approval")
    public void approve(@PathParam("recoveryId") RecoveryId id) {
        decisions.approve(id);
    }

    @POST
    @Path("{recoveryId}/refusal")
    public void refuse(@PathParam("recoveryId") RecoveryId id) {
        decisions.refuse(id);
    }
}
