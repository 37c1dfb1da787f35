package com.keyri.device.rest;

import com.keyri.device.EnrolmentView;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an enrolment is. */
public record EnrolmentBody(
        EnrolmentId enrolmentId,
        String userId,
        EnrolmentState state,
        @Nullable DeviceId deviceId,
        @Nullable Integer attemptsLeft,
        @Nullable Instant activeFrom,
        Instant expiresAt) {
    static EnrolmentBody from(EnrolmentView enrolment) {
        return new EnrolmentBody(
                enrolment.id(),
                enrolment.userId(),
                enrolment.state(),
                enrolment.device().orElse(null),
                enrolment.attemptsLeft().orElse(null),
                enrolment.activeFrom().orElse(null),
                enrolment.expiresAt());
    }
}
