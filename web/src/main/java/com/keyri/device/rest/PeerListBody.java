package com.keyri.device.rest;

import com.keyri.device.DeviceNotice;
import com.keyri.device.PeerDevices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices of an account, and what happened to them lately. */
public record PeerListBody(List<Peer> devices, List<Notice> notices) {
    public PeerListBody {
        devices = List.copyOf(devices);
        notices = List.copyOf(notices);
    }

    /** One device; the challenge is there while it waits for an approval. */
    public record Peer(
            DeviceBody device, boolean self, @Nullable String approvalChallenge) {
        static Peer from(PeerDevices.Peer peer) {
            return new Peer(
                    DeviceBody.from(peer.device()),
                    peer.self(),
                    peer.approvalChallenge().orElse(null));
        }
    }

    /** Something that happened to a device. */
    public record Notice(DeviceNotice.Kind kind, String deviceName, Instant at) {
        static Notice from(DeviceNotice notice) {
            return new Notice(notice.kind(), notice.deviceName(), notice.at());
        }
    }

    static PeerListBody from(PeerDevices peers) {
        return new PeerListBody(
                peers.devices().stream().map(Peer::from).toList(),
                peers.notices().stream().map(Notice::from).toList());
    }
}
