package com.keyri.recovery.rest;

import com.keyri.account.rest.EnrolmentCookie;
import com.keyri.mail.model.MailAddress;
import com.keyri.recovery.RecoveryService;
import com.keyri.web.rest.access.SameOrigin;
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

/** Somebody without a phone gets their account back; who they are is said by the link of a mail. */
@Path("recoveries")
@ApplicationScoped
@PermitAll
@SameOrigin
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {
    @EJB
    RecoveryService recoveries;

    /** Asks for a link; the answer is the same whether or not there is an account. */
    @POST
    public Response request(@NotNull RequestRecoveryBody body) {
        recoveries.request(new MailAddress(body.mailAddress()));
        return Response.accepted().build();
    }

    @POST
    @Path("opening")
    public OpenedRecoveryBody open(@NotNull RecoveryLinkBody body) {
        return OpenedRecoveryBody.from(recoveries.open(body.secret()));
    }

    @POST
    @Path("codes")
    public OpenedRecoveryBody enterCode(@NotNull RecoveryCodeBody body) {
        return OpenedRecoveryBody.from(recoveries.enterCode(body.secret(), body.code()));
    }

    /** The browser may enrol the new phone now. */
    @POST
    @Path("enrolment")
    public Response beginEnrolment(@NotNull RecoveryLinkBody body) {
        return Response.noContent()
                .cookie(EnrolmentCookie.set(recoveries.beginEnrolment(body.secret())))
                .build();
    }
}
