package com.keyri.device.rest;

import com.keyri.device.EnrolmentService;
import com.keyri.device.model.EnrolmentId;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The invitations of an application's server. */
@Path("enrolments")
@ApplicationScoped
@RolesAllowed("enrolments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentResource {
    @EJB
    EnrolmentService enrolments;

    @Inject
    Creation creation;

    @POST
    public Response create(@NotNull CreateEnrolmentBody body) {
        return creation.once(() -> CreatedEnrolmentBody.from(enrolments.create(body.userId(), body.label())));
    }

    @GET
    @Path("{enrolmentId}")
    public EnrolmentBody find(@PathParam("enrolmentId") EnrolmentId id) {
        return EnrolmentBody.from(enrolments.find(id));
    }

    @POST
    @Path("{enrolmentId}/confirmation")
    public EnrolmentBody confirm(@PathParam("enrolmentId") EnrolmentId id, @NotNull ConfirmEnrolmentBody body) {
        return EnrolmentBody.from(enrolments.confirm(id, body.toCode()));
    }
}
