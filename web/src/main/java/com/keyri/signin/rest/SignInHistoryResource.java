package com.keyri.signin.rest;

import com.keyri.device.DeviceCall;
import com.keyri.device.model.DeviceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.signin.SignInHistoryService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A phone asks for the recent sign-ins of its account. */
@Path("devices/{deviceId}/sign-ins")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class SignInHistoryResource {
    @EJB
    SignInHistoryService history;

    @Inject
    ProofService proofs;

    @GET
    public Response recent(@PathParam("deviceId") String id, @HeaderParam("DPoP") @Nullable String proof) {
        DeviceId device = DeviceId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        DeviceCall call = new DeviceCall(device, proof, "GET", "/api/v1/devices/" + device + "/sign-ins");
        return Response.ok(PastSignInListBody.from(history.recent(call)))
                .header("DPoP-Nonce", proofs.freshNonce(NoncePurpose.DEVICE, device.toString()))
                .build();
    }
}
