package com.keyri.device.rest;

import com.keyri.device.CreatedEnrolment;
import com.keyri.device.model.EnrolmentId;
import java.time.Instant;

/** An invitation with its one-time link. */
public record CreatedEnrolmentBody(EnrolmentId enrolmentId, String url, Instant expiresAt) {
    static CreatedEnrolmentBody from(CreatedEnrolment created) {
        return new CreatedEnrolmentBody(created.id(), created.link().reveal(), created.expiresAt());
    }

    @Override
    public String toString() {
        return "CreatedEnrolmentBody";
    }
}
