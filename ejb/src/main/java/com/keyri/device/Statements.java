package com.keyri.device;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.protocol.Parties;

/** What the statements of a device have in common. */
public final class Statements {
    private Statements() {}

    /** Who has to stand in a statement of this device. */
    public static Parties partiesOf(ClaimingDevice device) {
        return new Parties(
                device.deviceId().toString(),
                device.externalUserId(),
                device.applicationId().toString());
    }
}
