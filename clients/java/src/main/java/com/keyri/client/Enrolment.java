package com.keyri.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an enrolment is.
 *
 * @param enrolmentId its id
 * @param userId the application's own id of the user
 * @param state where it stands
 * @param deviceId the device, once there is one
 * @param attemptsLeft how many wrong codes it still takes
 * @param activeFrom when the device becomes active by itself
 * @param expiresAt when the enrolment ends
 */
public record Enrolment(
        String enrolmentId,
        String userId,
        State state,
        @Nullable String deviceId,
        @Nullable Integer attemptsLeft,
        @Nullable Instant activeFrom,
        Instant expiresAt) {
    /** Where an enrolment stands. */
    public enum State {
        /** The link was made. */
        CREATED,
        /** A phone has opened it. */
        OPENED,
        /** A phone has registered; its code is awaited. */
        AWAITING_CODE,
        /** Another device of the user must approve, or 24 hours pass. */
        AWAITING_APPROVAL,
        /** The device is active. */
        ACTIVE,
        /** Refused by the user or after too many wrong codes. */
        REFUSED,
        /** Too late. */
        EXPIRED
    }
}
