package com.keyri.client;

import java.time.Instant;

/**
 * What a phone is invited to.
 *
 * @param enrolmentId the enrolment
 * @param application for which application
 * @param organization of which organization
 * @param userId the application's own id of the user
 * @param account what to call the account
 * @param challenge for the statement
 * @param relyingPartyId for passkeys; a native key doesn't need it
 * @param userHandle for passkeys; a native key doesn't need it
 * @param needsOtherDevice whether another device of the user must approve this one, or 24 hours pass
 * @param allowsSyncedPasskeys for passkeys; a native key doesn't need it
 * @param expiresAt when it is too late
 * @param proofNonce the nonce of the completion's proof
 */
public record OpenedEnrolment(
        String enrolmentId,
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
        String proofNonce) {}
