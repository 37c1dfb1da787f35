package com.keyri.recovery.rest;

import com.keyri.protocol.SecretToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token of the link that came by mail. */
public record RecoveryLinkBody(@NotNull @Size(max = 64) String token) {
    SecretToken secret() {
        return RecoveryTokens.parse(token);
    }

    @Override
    public String toString() {
        return "RecoveryLinkBody";
    }
}
