package com.keyri.device;

import org.jspecify.annotations.Nullable;

/** A WebAuthn assertion as it arrived; every member base64url. */
public record PasskeyAssertion(
        String credentialId,
        String clientDataJson,
        String authenticatorData,
        String signature,
        @Nullable String userHandle) {}
