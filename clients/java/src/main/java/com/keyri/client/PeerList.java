package com.keyri.client;

import java.util.List;

/**
 * The devices of an account.
 *
 * @param devices at most 20, this one included
 * @param notices at most 20
 */
public record PeerList(List<Peer> devices, List<Notice> notices) {
    /**
     * Copies the lists.
     *
     * @param devices at most 20, this one included
     * @param notices at most 20
     */
    public PeerList {
        devices = List.copyOf(devices);
        notices = List.copyOf(notices);
    }
}
