package com.keyri.client;

/** What kind of key approves. */
public enum ApprovalKeyType {
    /** A WebAuthn passkey of the web authenticator. */
    PASSKEY,
    /** A user-verified key of a native app. */
    NATIVE
}
