package com.keyri.client;

import com.keyri.protocol.EnrolmentLink;
import java.time.Instant;

/**
 * An invitation for a user's phone.
 *
 * @param enrolmentId its id
 * @param url the one-time link, to be shown as QR code to the signed-in user only
 * @param expiresAt when it ends
 */
public record CreatedEnrolment(String enrolmentId, String url, Instant expiresAt) {
    /**
     * The link in parts.
     *
     * @return address, id and token
     */
    public EnrolmentLink link() {
        return EnrolmentLink.parse(url);
    }

    @Override
    public String toString() {
        return "CreatedEnrolment[" + enrolmentId + "]";
    }
}
