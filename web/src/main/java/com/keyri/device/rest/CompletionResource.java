package com.keyri.device.rest;

import com.keyri.device.PhoneEnrolmentService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A phone registers its keys; the proof in the header {@code DPoP} is by the device key that opened the enrolment. */
@Path("enrolments/{enrolmentId}/completion")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CompletionResource {
    @EJB
    PhoneEnrolmentService enrolments;

    @POST
    public Response complete(@BeanParam EnrolmentPath path, @NotNull CompleteEnrolmentBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(CompletedEnrolmentBody.from(
                        enrolments.complete(body.toCommand(path.open(body.token(), "completion")))))
                .build();
    }
}
