package com.keyri.device.rest;

import com.keyri.device.OpenedEnrolment;
import com.keyri.device.model.EnrolmentId;
import java.time.Instant;

/** What a phone has to know to enrol. */
public record OpenedEnrolmentBody(
        EnrolmentId enrolmentId,
        NamedApplication application,
        NamedOrganization organization,
        String userId,
        String account,
        String challenge,
        String relyingPartyId,
        String userHandle,
        boolean needsOtherDevice,
        boolean allowsSyncedPasskeys,
        Instant expiresAt,
        String proofNonce) {
    static OpenedEnrolmentBody from(OpenedEnrolment opened) {
        return new OpenedEnrolmentBody(
                opened.id(),
                NamedApplication.from(opened.application()),
                NamedOrganization.from(opened.application()),
                opened.userId(),
                opened.account(),
                opened.challenge(),
                opened.relyingPartyId(),
                opened.userHandle(),
                opened.needsOtherDevice(),
                opened.application().allowsSyncedPasskeys(),
                opened.expiresAt(),
                opened.proofNonce());
    }
}
