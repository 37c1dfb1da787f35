package com.keyri.device;

import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.store.DeviceEntity;
import java.time.Instant;
import java.util.Optional;

/**
 * A device as people see it.
 *
 * @param synced whether its passkey is copied to other devices; false for a native key
 * @param activeFrom when it may sign in, or will without another device's approval
 */
public record DeviceView(
        DeviceId id,
        String name,
        DeviceState state,
        ApprovalKeyType approvalKey,
        boolean synced,
        Instant enrolledAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> activeFrom) {
    static DeviceView of(DeviceEntity device) {
        return new DeviceView(
                device.id(),
                device.name(),
                device.state(),
                device.approvalType(),
                device.isBackedUp(),
                device.enrolledAt(),
                device.lastUsedAt(),
                device.activeFrom());
    }
}
