package com.keyri.device.rest;

import com.keyri.device.DeviceCall;
import com.keyri.device.model.DeviceId;
import com.keyri.web.rest.KeyriApi;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Which device calls, by the path, and with which proof; a {@code @BeanParam}. */
public class DevicePath {
    @PathParam("deviceId")
    DeviceId device;

    @HeaderParam("DPoP")
    @Nullable String proof;

    /** The call, for a proof over {@code /devices/{deviceId}} and what follows. */
    public DeviceCall call(String method, String rest) {
        return new DeviceCall(device, proof, method, KeyriApi.PATH + "/devices/" + device + rest);
    }

    /** The device that the path names. */
    public DeviceId device() {
        return device;
    }
}
