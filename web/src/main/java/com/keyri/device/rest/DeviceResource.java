package com.keyri.device.rest;

import com.keyri.device.DeviceKeyService;
import com.keyri.device.DeviceService;
import com.keyri.device.PeerApprovalService;
import com.keyri.device.model.DeviceId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
@RequestScoped
@PermitAll
@DeviceNonce
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {
    @Inject
    DeviceService devices;

    @Inject
    PeerApprovalService approvals;

    @Inject
    DeviceKeyService keys;

    @BeanParam
    DevicePath path;

    @GET
    public OwnDeviceBody get() {
        return OwnDeviceBody.from(devices.get(path.call("GET", "")));
    }

    @POST
    @Path("key-challenge")
    @Consumes(MediaType.WILDCARD)
    public ChallengeBody challengeForKey() {
        return ChallengeBody.from(keys.challenge(path.device()));
    }

    @PUT
    @Path("key")
    public void replaceKey(@NotNull SignedBody body) {
        keys.replace(path.call("PUT", "/key"), body.toStatement());
    }

    @GET
    @Path("peers")
    public PeerListBody peers() {
        return PeerListBody.from(devices.peers(path.call("GET", "/peers")));
    }

    @PATCH
    @Path("peers/{peerId}")
    public void rename(@PathParam("peerId") DeviceId peer, @NotNull RenameDeviceBody body) {
        devices.rename(path.call("PATCH", "/peers/" + peer), peer, body.name());
    }

    @DELETE
    @Path("peers/{peerId}")
    @Consumes(MediaType.WILDCARD)
    public void revoke(@PathParam("peerId") DeviceId peer) {
        devices.revoke(path.call("DELETE", "/peers/" + peer), peer);
    }

    @POST
    @Path("peers/{peerId}/approval")
    public void approve(@PathParam("peerId") DeviceId peer, @NotNull SignedBody body) {
        approvals.approve(path.call("POST", "/peers/" + peer + "/approval"), peer, body.toStatement());
    }
}
