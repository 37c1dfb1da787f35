package com.keyri.client;

import java.util.List;

/**
 * A user of an application.
 *
 * @param userId the application's own id
 * @param state whether their devices may claim
 * @param devices at most 20
 */
public record User(String userId, State state, List<DeviceDescription> devices) {
    /**
     * Copies the list.
     *
     * @param userId the application's own id
     * @param state whether their devices may claim
     * @param devices at most 20
     */
    public User {
        devices = List.copyOf(devices);
    }

    /** Whether a user's devices may claim. */
    public enum State {
        /** They may. */
        ACTIVE,
        /** They may not. */
        SUSPENDED
    }
}
