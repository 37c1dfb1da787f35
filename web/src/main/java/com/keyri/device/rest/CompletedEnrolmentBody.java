package com.keyri.device.rest;

import com.keyri.device.CompletedEnrolment;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import java.time.Instant;

/** A registered device, and the code that its user tells the application. */
public record CompletedEnrolmentBody(DeviceId deviceId, String confirmationCode, DeviceState state, Instant expiresAt) {
    static CompletedEnrolmentBody from(CompletedEnrolment completed) {
        return new CompletedEnrolmentBody(
                completed.device(),
                completed.confirmationCode().reveal(),
                DeviceState.AWAITING_CODE,
                completed.expiresAt());
    }

    @Override
    public String toString() {
        return "CompletedEnrolmentBody";
    }
}
