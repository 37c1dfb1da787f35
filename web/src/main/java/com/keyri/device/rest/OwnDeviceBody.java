package com.keyri.device.rest;

import com.keyri.device.OwnDevice;

/** What a phone learns about itself. */
public record OwnDeviceBody(
        DeviceBody device,
        NamedApplication application,
        NamedOrganization organization,
        String userId,
        String account) {
    static OwnDeviceBody from(OwnDevice own) {
        return new OwnDeviceBody(
                DeviceBody.from(own.device()),
                NamedApplication.from(own.application()),
                NamedOrganization.from(own.application()),
                own.userId(),
                own.account());
    }
}
