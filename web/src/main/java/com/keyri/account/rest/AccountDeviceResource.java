package com.keyri.account.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountDeviceService;
import com.keyri.device.model.DeviceId;
import com.keyri.device.rest.RenameDeviceBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The phones by which the caller signs in to Keyri itself. */
@Path("account/devices")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountDeviceResource {
    @EJB
    AccountDeviceService devices;

    @GET
    public AccountDeviceList list() {
        return AccountDeviceList.from(devices.list());
    }

    @PATCH
    @Path("{deviceId}")
    public void rename(@PathParam("deviceId") DeviceId device, @NotNull RenameDeviceBody body) {
        devices.rename(device, body.name());
    }

    @DELETE
    @Path("{deviceId}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("deviceId") DeviceId device) {
        devices.remove(device);
    }

    /** The browser may enrol another phone now. */
    @POST
    @Path("enrolment")
    @Consumes(MediaType.WILDCARD)
    public Response beginEnrolment() {
        return Response.noContent()
                .cookie(EnrolmentCookie.set(devices.beginEnrolment()))
                .build();
    }
}
