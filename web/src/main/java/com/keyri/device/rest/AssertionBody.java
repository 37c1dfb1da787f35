package com.keyri.device.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.device.PasskeyAssertion;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A WebAuthn assertion; every member base64url. */
public record AssertionBody(
        @NotNull @Size(max = 1_366) @Pattern(regexp = BASE64URL) String credentialId,

        @NotNull @Size(max = 16_384) @Pattern(regexp = BASE64URL) @JsonProperty("clientDataJSON")
        String clientDataJson,

        @NotNull @Size(max = 16_384) @Pattern(regexp = BASE64URL) String authenticatorData,

        @NotNull @Size(max = 1_024) @Pattern(regexp = BASE64URL) String signature,

        @Nullable @Size(max = 128) @Pattern(regexp = BASE64URL) String userHandle) {
    static final String BASE64URL = "[A-Za-z0-9_-]+";

    PasskeyAssertion toAssertion() {
        return new PasskeyAssertion(credentialId, clientDataJson, authenticatorData, signature, userHandle);
    }
}
