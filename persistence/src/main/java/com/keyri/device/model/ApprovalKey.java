package com.keyri.device.model;

import com.keyri.protocol.EcJwk;
import org.jspecify.annotations.Nullable;

/**
 * The key with which a device approves, and what is known of it.
 *
 * @param type passkey or native
 * @param jwk its public key
 * @param credentialId base64url of the passkey's credential id; null for a native key
 * @param userHandle base64url of the passkey's random user handle; null for a native key
 * @param signCount the passkey's last signature counter; 0 where it doesn't count
 * @param backupEligible whether the passkey can be copied to other devices (BE); that never changes
 * @param mayBeSynced whether the application accepts such passkeys
 */
public record ApprovalKey(
        ApprovalKeyType type,
        EcJwk jwk,
        @Nullable String credentialId,
        @Nullable String userHandle,
        long signCount,
        boolean backupEligible,
        boolean mayBeSynced) {
    public ApprovalKey {
        if ((type == ApprovalKeyType.PASSKEY) != (credentialId != null)) {
            throw new IllegalArgumentException("exactly a passkey has a credential id");
        }
    }
}
