package com.keyri.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device of an account.
 *
 * @param deviceId its id
 * @param name what its user calls it
 * @param state where it stands
 * @param approvalKey the kind of its approval key
 * @param synced whether its passkey is backed up to other devices
 * @param enrolledAt when it was registered
 * @param lastUsedAt when it last approved
 * @param activeFrom when it becomes active by itself
 */
public record DeviceDescription(
        String deviceId,
        String name,
        DeviceState state,
        ApprovalKeyType approvalKey,
        @Nullable Boolean synced,
        Instant enrolledAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant activeFrom) {}
