package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * A device of the same account.
 *
 * @param device the device
 * @param self whether it is this one
 * @param approvalChallenge present while it waits for an approval that this device may give
 */
public record Peer(
        DeviceDescription device, boolean self, @Nullable String approvalChallenge) {}
