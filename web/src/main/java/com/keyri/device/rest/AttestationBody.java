package com.keyri.device.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.device.PasskeyAttestation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the making of a passkey gave; both members base64url. */
public record AttestationBody(
        @NotNull @Size(max = 16_384) @Pattern(regexp = AssertionBody.BASE64URL) @JsonProperty("clientDataJSON")
        String clientDataJson,

        @NotNull @Size(max = 16_384) @Pattern(regexp = AssertionBody.BASE64URL) String attestationObject) {
    PasskeyAttestation toAttestation() {
        return new PasskeyAttestation(clientDataJson, attestationObject);
    }
}
