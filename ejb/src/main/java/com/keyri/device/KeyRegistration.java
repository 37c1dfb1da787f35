package com.keyri.device;

/**
 * What a new approval key has to fit.
 *
 * @param statement the enrolment's statement, exactly as it was sent
 * @param statementType its {@code typ}
 * @param challenge the enrolment's challenge, of which the passkey was made
 * @param userHandle base64url of the random user handle that the passkey was made with
 * @param mayBeSynced whether the application accepts passkeys that can be copied to other devices
 */
record KeyRegistration(
        String statement, String statementType, String challenge, String userHandle, boolean mayBeSynced) {}
