package com.keyri.device.rest;

import com.keyri.device.UserService;
import com.keyri.device.model.DeviceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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
import java.util.regex.Pattern;

/** The users of an application, for its server. */
@Path("users/{userId}")
@RequestScoped
@RolesAllowed("users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    private static final Pattern USER_ID = Pattern.compile(CreateEnrolmentBody.USER_ID);

    @Inject
    UserService users;

    @PathParam("userId")
    String id;

    @GET
    public UserBody find() {
        return UserBody.from(users.find(userId()));
    }

    @PATCH
    public UserBody change(@NotNull ChangeUserBody body) {
        return UserBody.from(users.change(userId(), body.state()));
    }

    @DELETE
    @Path("devices/{deviceId}")
    @Consumes(MediaType.WILDCARD)
    public void revokeDevice(@PathParam("deviceId") DeviceId device) {
        users.revokeDevice(userId(), device);
    }

    private String userId() {
        if (!USER_ID.matcher(id).matches()) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        return id;
    }
}
