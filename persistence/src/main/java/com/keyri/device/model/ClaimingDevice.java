package com.keyri.device.model;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Thumbprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device with its user, as a step of the ceremony needs them; read by one query.
 *
 * @param keyThumbprint of the device key {@code dk}
 * @param backedUp whether the passkey said at its last use that it is copied to other devices (BS)
 * @param externalUserId the application's own id of the user, {@code sub} on the wire
 * @param label what the phone calls the account
 * @param name what the person calls the device
 */
public record ClaimingDevice(
        DeviceId deviceId,
        DeviceState state,
        @Nullable Instant activeFrom,
        Thumbprint keyThumbprint,
        ApprovalKey approvalKey,
        boolean backedUp,
        UserId userId,
        String externalUserId,
        String label,
        UserState userState,
        ApplicationId applicationId,
        String name,
        ApplicationState applicationState) {
    /** Whether this device may act for its user. */
    public boolean mayAct() {
        return state == DeviceState.ACTIVE && userState == UserState.ACTIVE;
    }

    /** Whether it may act, and its application signs people in. */
    public boolean maySignIn() {
        return mayAct() && applicationState == ApplicationState.ACTIVE;
    }

    /** Whether {@code dk} is this device's key; takes constant time. */
    public boolean isHeldBy(Thumbprint dk) {
        return keyThumbprint.matches(dk);
    }

    /** The key with which this device approves. */
    public EcJwk approvalJwk() {
        return approvalKey.jwk();
    }
}
