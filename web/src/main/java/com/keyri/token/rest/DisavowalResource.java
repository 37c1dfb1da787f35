package com.keyri.token.rest;

import com.keyri.device.model.DeviceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.signin.model.SignInId;
import com.keyri.token.EndingService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** "This wasn't me." */
@Path("sign-ins/{signInId}/disavowal")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
public class DisavowalResource {
    @EJB
    EndingService endings;

    /** Which device says so. */
    public record ByDeviceBody(@NotNull DeviceId deviceId) {}

    @POST
    public void disavow(
            @PathParam("signInId") String id, @HeaderParam("DPoP") @Nullable String proof, @NotNull ByDeviceBody body) {
        SignInId signIn = SignInId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        endings.disavow(signIn, body.deviceId(), proof);
    }
}
