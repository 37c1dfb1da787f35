package com.keyri.device;

import com.keyri.application.model.ApplicationView;
import com.keyri.device.model.EnrolmentId;
import java.time.Instant;

/**
 * What a phone has to know to enrol.
 *
 * @param userId the application's own id of the user
 * @param account what the phone calls the account
 * @param challenge for the passkey's making and for the statement
 * @param userHandle for the passkey's making; random
 * @param needsOtherDevice whether another device of the user will have to approve this one
 * @param proofNonce of the completion's proof
 */
public record OpenedEnrolment(
        EnrolmentId id,
        ApplicationView application,
        String userId,
        String account,
        String challenge,
        String relyingPartyId,
        String userHandle,
        boolean needsOtherDevice,
        Instant expiresAt,
        String proofNonce) {}
