package com.keyri.device.rest;

import com.keyri.device.DeviceCall;
import com.keyri.device.model.DeviceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.KeyriApi;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Which device calls, by the path, and with which proof; a {@code @BeanParam}. */
public class DevicePath {
    // As text: what a parameter converter throws into a field, Jersey turns into a failure of its own.
    @PathParam("deviceId")
    String device;

    @HeaderParam("DPoP")
    @Nullable String proof;

    /** The call, for a proof over {@code /devices/{deviceId}} and what follows. */
    public DeviceCall call(String method, String rest) {
        DeviceId id = device();
        return new DeviceCall(id, proof, method, KeyriApi.PATH + "/devices/" + id + rest);
    }

    /** The device that the path names. */
    public DeviceId device() {
        return DeviceId.parse(device).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
