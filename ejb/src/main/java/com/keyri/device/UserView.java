package com.keyri.device;

import com.keyri.device.model.UserState;
import java.util.List;

/** A user as the application's server sees them, with their devices, the live ones first. */
public record UserView(String userId, UserState state, List<DeviceView> devices) {
    public UserView {
        devices = List.copyOf(devices);
    }
}
