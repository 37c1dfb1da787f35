package com.keyri.recovery.rest;

import com.keyri.web.rest.json.MailText;
import jakarta.validation.constraints.NotNull;

/** Whose account is to be recovered. */
public record RequestRecoveryBody(@NotNull @MailText String mailAddress) {
    @Override
    public String toString() {
        return "RequestRecoveryBody";
    }
}
