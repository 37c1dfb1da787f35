package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * Which approval key the server expects to sign.
 *
 * @param type a passkey or a native key
 * @param credentialId the passkey's credential id in base64url
 */
public record ApprovalKeyReference(
        ApprovalKeyType type, @Nullable String credentialId) {}
