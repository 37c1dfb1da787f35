package com.keyri.account.console;

import com.keyri.device.DeviceView;
import org.jspecify.annotations.Nullable;

/** A phone in the list of one's own, with the field for another name. */
public final class OwnPhone {
    private final DeviceView device;
    private @Nullable String name;

    OwnPhone(DeviceView device) {
        this.device = device;
        this.name = device.name();
    }

    public DeviceView getDevice() {
        return device;
    }

    /** What the field says. */
    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
