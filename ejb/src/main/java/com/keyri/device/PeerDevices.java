package com.keyri.device;

import java.util.List;
import java.util.Optional;

/** The devices of an account as one of them sees them, and what happened to them lately. */
public record PeerDevices(List<Peer> devices, List<DeviceNotice> notices) {
    public PeerDevices {
        devices = List.copyOf(devices);
        notices = List.copyOf(notices);
    }

    /**
     * One device.
     *
     * @param self whether it is the one that asks
     * @param approvalChallenge what the approval of a waiting device has to answer
     */
    public record Peer(DeviceView device, boolean self, Optional<String> approvalChallenge) {}
}
