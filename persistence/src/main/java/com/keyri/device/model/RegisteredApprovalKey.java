package com.keyri.device.model;

import java.util.UUID;

/**
 * A new approval key whose possession was proved.
 *
 * @param key the key
 * @param aaguid the model of the authenticator; {@link #NO_MODEL} where it tells none
 * @param backupEligible whether the passkey can be copied to other devices (BE)
 * @param backedUp whether it is (BS)
 */
public record RegisteredApprovalKey(ApprovalKey key, UUID aaguid, boolean backupEligible, boolean backedUp) {
    /** How WebAuthn says that an authenticator doesn't tell its model. */
    public static final UUID NO_MODEL = new UUID(0, 0);
}
