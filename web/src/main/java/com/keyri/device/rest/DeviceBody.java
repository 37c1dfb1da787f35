package com.keyri.device.rest;

import com.keyri.device.DeviceView;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device on the wire. */
public record DeviceBody(
        DeviceId deviceId,
        String name,
        DeviceState state,
        ApprovalKeyType approvalKey,
        @Nullable Boolean synced,
        Instant enrolledAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant activeFrom) {
    /** As it is seen. */
    public static DeviceBody from(DeviceView device) {
        return new DeviceBody(
                device.id(),
                device.name(),
                device.state(),
                device.approvalKey(),
                device.approvalKey() == ApprovalKeyType.PASSKEY ? device.synced() : null,
                device.enrolledAt(),
                device.lastUsedAt().orElse(null),
                device.activeFrom().orElse(null));
    }
}
