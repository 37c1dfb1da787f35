package com.keyri.account.rest;

import com.keyri.account.AccountEnrolmentService;
import com.keyri.account.ConfirmedPhone;
import com.keyri.device.CreatedEnrolment;
import com.keyri.device.model.EnrolmentState;
import com.keyri.protocol.MatchingNumber;
import com.keyri.web.rest.access.SameOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page of Keyri enrols a phone of an account; the browser's cookie says of which. */
@Path("account-enrolments")
@ApplicationScoped
@PermitAll
@SameOrigin
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountEnrolmentResource {
    @EJB
    AccountEnrolmentService enrolments;

    @POST
    public Response create(@Context HttpServletRequest request) {
        CreatedEnrolment created = enrolments.create(EnrolmentCookie.require(request));
        return Response.status(Response.Status.CREATED)
                .entity(new AccountEnrolmentBody(created.id(), created.link().reveal(), created.expiresAt()))
                .build();
    }

    @POST
    @Path("confirmation")
    public Response confirm(@Context HttpServletRequest request, @NotNull ConfirmPhoneBody body) {
        ConfirmedPhone confirmed =
                enrolments.confirm(EnrolmentCookie.require(request), MatchingNumber.parse(body.code()));
        Response.ResponseBuilder answer = Response.ok(ConfirmedPhoneBody.from(confirmed));
        return confirmed.state() == EnrolmentState.ACTIVE
                ? answer.cookie(EnrolmentCookie.remove()).build()
                : answer.build();
    }
}
