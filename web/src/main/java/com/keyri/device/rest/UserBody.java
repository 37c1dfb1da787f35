package com.keyri.device.rest;

import com.keyri.device.UserView;
import com.keyri.device.model.UserState;
import java.util.List;

/** A user with their devices. */
public record UserBody(String userId, UserState state, List<DeviceBody> devices) {
    public UserBody {
        devices = List.copyOf(devices);
    }

    static UserBody from(UserView user) {
        return new UserBody(
                user.userId(),
                user.state(),
                user.devices().stream().map(DeviceBody::from).toList());
    }
}
