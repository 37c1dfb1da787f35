package com.keyri.account.rest;

import com.keyri.device.DeviceView;
import com.keyri.device.rest.DeviceBody;
import java.util.List;

/** The caller's phones. */
public record AccountDeviceList(List<DeviceBody> items) {
    static AccountDeviceList from(List<DeviceView> devices) {
        return new AccountDeviceList(devices.stream().map(DeviceBody::from).toList());
    }
}
