package com.keyri.device.model;

import java.util.UUID;

/**
 * A new approval key whose possession was proved.
 *
 * @param key the key
 * @param aaguid the model of the authenticator; {@link #NO_MODEL} where it tells none
 * @param backedUp whether the passkey is copied to other devices (BS)
 */
public record RegisteredApprovalKey(ApprovalKey key, UUID aaguid, boolean backedUp) {
    /** How WebAuthn says that an authenticator doesn't tell its model. */
    public static final UUID NO_MODEL = new UUID(0, 0);

    /** The same key after it was used once. */
    public RegisteredApprovalKey used(long signCount, boolean nowBackedUp) {
        ApprovalKey used = new ApprovalKey(
                key.type(),
                key.jwk(),
                key.credentialId(),
                key.userHandle(),
                signCount,
                key.backupEligible(),
                key.mayBeSynced());
        return new RegisteredApprovalKey(used, aaguid, nowBackedUp);
    }
}
