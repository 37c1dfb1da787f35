package com.keyri.client;

import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.Parties;
import java.time.Instant;

/**
 * A registered device, inactive until the application's server confirms the code.
 *
 * @param identity device, user and application, to be kept with the keys
 * @param confirmationCode six digits that the user types into their own session at the application
 * @param state where the device stands
 * @param expiresAt until when the code counts
 */
public record EnrolledDevice(Parties identity, MatchingNumber confirmationCode, DeviceState state, Instant expiresAt) {}
