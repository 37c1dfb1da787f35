package com.keyri.client;

/**
 * This device and the account it belongs to.
 *
 * @param device the device
 * @param application for which application
 * @param organization of which organization
 * @param userId the application's own id of the user
 * @param account the account's label
 */
public record OwnDevice(
        DeviceDescription device,
        NamedApplication application,
        NamedOrganization organization,
        String userId,
        String account) {}
