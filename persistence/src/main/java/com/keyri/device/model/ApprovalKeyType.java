package com.keyri.device.model;

/** What kind of key approves: a WebAuthn passkey, or a user-verified key of a native app. */
public enum ApprovalKeyType {
    PASSKEY,
    NATIVE
}
