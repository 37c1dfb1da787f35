package com.keyri.device;

import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an enrolment is, as the application's server sees it.
 *
 * @param userId the application's own id of the user
 * @param attemptsLeft how many wrong codes are left; there while it waits for the code
 * @param activeFrom when the device will be active without another device's approval; there once the code was right
 */
public record EnrolmentView(
        EnrolmentId id,
        String userId,
        EnrolmentState state,
        Optional<DeviceId> device,
        Optional<Integer> attemptsLeft,
        Optional<Instant> activeFrom,
        Instant expiresAt) {}
