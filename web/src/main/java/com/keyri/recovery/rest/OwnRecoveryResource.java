package com.keyri.recovery.rest;

import com.keyri.access.model.Roles;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.recovery.OwnRecoveryService;
import com.keyri.recovery.RecoveryCodeService;
import com.keyri.recovery.RecoveryReadinessService;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a signed-in person does for the day they lose their phone, and against whoever claims they have. */
@Path("account")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Produces(MediaType.APPLICATION_JSON)
public class OwnRecoveryResource {
    @EJB
    RecoveryCodeService codes;

    @EJB
    OwnRecoveryService recovery;

    @EJB
    RecoveryReadinessService readiness;

    @Inject
    Creation creation;

    @POST
    @Path("recovery-codes")
    public Response createCodes() {
        return creation.once(() -> new RecoveryCodeList(codes.create()));
    }

    @GET
    @Path("recovery-codes")
    public LeftCodesBody codes() {
        return LeftCodesBody.from(codes.left());
    }

    @GET
    @Path("recovery")
    public OwnRecoveryBody find() {
        return recovery.find().map(OwnRecoveryBody::from).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    @DELETE
    @Path("recovery")
    public void stop() {
        recovery.stop();
    }

    @GET
    @Path("recovery-readiness")
    public RecoveryReadinessBody readiness() {
        return RecoveryReadinessBody.from(readiness.gaps());
    }
}
