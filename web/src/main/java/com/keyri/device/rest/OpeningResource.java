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

/** A phone opens an enrolment; the proof in the header {@code DPoP} is by its new device key. */
@Path("enrolments/{enrolmentId}/opening")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OpeningResource {
    @EJB
    PhoneEnrolmentService enrolments;

    @POST
    public OpenedEnrolmentBody open(@BeanParam EnrolmentPath path, @NotNull OpenEnrolmentBody body) {
        return OpenedEnrolmentBody.from(enrolments.open(path.open(body.token(), "opening")));
    }
}
