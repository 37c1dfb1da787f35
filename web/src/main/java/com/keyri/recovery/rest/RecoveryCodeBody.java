package com.keyri.recovery.rest;

import com.keyri.protocol.SecretToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token of the link, and a recovery code as the person has written it. */
public record RecoveryCodeBody(
        @NotNull @Size(max = 64) String token,
        @NotNull @Size(max = 64) String code) {
    SecretToken secret() {
        return RecoveryTokens.parse(token);
    }

    @Override
    public String toString() {
        return "RecoveryCodeBody";
    }
}
