package com.keyri.device.rest;

import com.keyri.device.DeviceKeyService;
import com.keyri.device.DeviceService;
import com.keyri.device.PeerApprovalService;
import com.keyri.device.model.DeviceId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A phone's own view of its devices; who calls is proved by the proof in the header {@code DPoP}. */
@Path("devices/{deviceId}")
@ApplicationScoped
@PermitAll
@DeviceNonce
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {
    @EJB
    DeviceService devices;

    @EJB
    PeerApprovalService approvals;

    @EJB
    DeviceKeyService keys;

    @GET
    public OwnDeviceBody get(@BeanParam DevicePath path) {
        return OwnDeviceBody.from(devices.get(path.call("GET", "")));
    }

    @POST
    @Path("key-challenge")
    @Consumes(MediaType.WILDCARD)
    public ChallengeBody challengeForKey(@BeanParam DevicePath path) {
        return ChallengeBody.from(keys.challenge(path.device()));
    }

    @PUT
    @Path("key")
    public void replaceKey(@BeanParam DevicePath path, @NotNull SignedBody body) {
        keys.replace(path.call("PUT", "/key"), body.toStatement());
    }

    @GET
    @Path("peers")
    public PeerListBody peers(@BeanParam DevicePath path) {
        return PeerListBody.from(devices.peers(path.call("GET", "/peers")));
    }

    @PATCH
    @Path("peers/{peerId}")
    public void rename(@BeanParam DevicePath path, @PathParam("peerId") DeviceId peer, @NotNull RenameDeviceBody body) {
        devices.rename(path.call("PATCH", "/peers/" + peer), peer, body.name());
    }

    @DELETE
    @Path("peers/{peerId}")
    @Consumes(MediaType.WILDCARD)
    public void revoke(@BeanParam DevicePath path, @PathParam("peerId") DeviceId peer) {
        devices.revoke(path.call("DELETE", "/peers/" + peer), peer);
    }

    @POST
    @Path("peers/{peerId}/approval")
    public void approve(@BeanParam DevicePath path, @PathParam("peerId") DeviceId peer, @NotNull SignedBody body) {
        approvals.approve(path.call("POST", "/peers/" + peer + "/approval"), peer, body.toStatement());
    }
}
