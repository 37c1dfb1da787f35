package com.keyri.account.rest;

import com.keyri.device.model.EnrolmentId;
import java.time.Instant;

/** An invitation of a phone, with its one-time link. */
public record AccountEnrolmentBody(EnrolmentId enrolmentId, String url, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccountEnrolmentBody";
    }
}
