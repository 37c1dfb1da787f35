package com.keyri.device.rest;

import com.keyri.device.PhoneEnrolmentService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A phone opens an enrolment; the proof in the header {@code DPoP} is by its new device key. */
@Path("enrolments/{enrolmentId}/opening")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OpeningResource {
    @Inject
    PhoneEnrolmentService enrolments;

    @POST
    public OpenedEnrolmentBody open(@BeanParam EnrolmentPath path, @NotNull OpenEnrolmentBody body) {
        return OpenedEnrolmentBody.from(enrolments.open(path.open(body.token(), "opening")));
    }
}
