package com.keyri.device.rest;

import com.keyri.access.model.Roles;
import com.keyri.application.model.ApplicationId;
import com.keyri.device.UserDirectoryService;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserState;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.condition.Conditional;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The users of an application, for those who look after it. */
@Path("applications/{applicationId}/users")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationUserResource {
    @EJB
    UserDirectoryService users;

    @Inject
    Conditional conditional;

    @GET
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER, Roles.VIEWER})
    public ListedUserList list(
            @PathParam("applicationId") ApplicationId application,
            @QueryParam("state") @Nullable String state,
            @Valid @BeanParam PageRequest page) {
        return ListedUserList.from(users.list(
                application, NameParameter.of(UserState.class, "state", state), page.limit(), page.cursor()));
    }

    @GET
    @Path("{userId}")
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER, Roles.VIEWER})
    public Response get(@PathParam("applicationId") ApplicationId application, @PathParam("userId") String user) {
        return conditional.answer(UserBody.from(users.get(application, UserResource.userId(user))));
    }

    @PATCH
    @Path("{userId}")
    public Response change(
            @PathParam("applicationId") ApplicationId application,
            @PathParam("userId") String user,
            @NotNull ChangeUserBody body) {
        return conditional.answer(UserBody.from(users.change(
                application, UserResource.userId(user), body.state(), conditional.ifDemanded(UserBody::from))));
    }

    @DELETE
    @Path("{userId}/devices/{deviceId}")
    @Consumes(MediaType.WILDCARD)
    public void revokeDevice(
            @PathParam("applicationId") ApplicationId application,
            @PathParam("userId") String user,
            @PathParam("deviceId") DeviceId device) {
        users.revokeDevice(application, UserResource.userId(user), device);
    }
}
