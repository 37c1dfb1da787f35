package com.keyri.device;

import com.keyri.application.model.ApplicationView;

/**
 * What a phone learns about itself.
 *
 * @param userId the application's own id of the user
 * @param account what the phone calls the account
 */
public record OwnDevice(DeviceView device, ApplicationView application, String userId, String account) {}
