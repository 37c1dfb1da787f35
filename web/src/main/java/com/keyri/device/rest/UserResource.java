package com.keyri.device.rest;

import com.keyri.device.UserService;
import com.keyri.device.model.DeviceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.condition.Conditional;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** The users of an application, for its server. */
@Path("users/{userId}")
@ApplicationScoped
@RolesAllowed("users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    private static final Pattern USER_ID = Pattern.compile(CreateEnrolmentBody.USER_ID);

    @EJB
    UserService users;

    @Inject
    Conditional conditional;

    @GET
    public Response find(@PathParam("userId") String id) {
        return conditional.answer(UserBody.from(users.find(userId(id))));
    }

    @PATCH
    public Response change(@PathParam("userId") String id, @NotNull ChangeUserBody body) {
        return conditional.answer(
                UserBody.from(users.change(userId(id), body.state(), conditional.ifDemanded(UserBody::from))));
    }

    @DELETE
    @Path("devices/{deviceId}")
    @Consumes(MediaType.WILDCARD)
    public void revokeDevice(@PathParam("userId") String id, @PathParam("deviceId") DeviceId device) {
        users.revokeDevice(userId(id), device);
    }

    static String userId(String id) {
        if (!USER_ID.matcher(id).matches()) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        return id;
    }
}
