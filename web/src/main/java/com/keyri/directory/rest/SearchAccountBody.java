package com.keyri.directory.rest;

import com.keyri.mail.model.MailAddress;
import com.keyri.web.rest.json.MailText;
import jakarta.validation.constraints.NotNull;

/** Whose account to find. */
public record SearchAccountBody(@NotNull @MailText String mailAddress) {
    MailAddress address() {
        return new MailAddress(mailAddress);
    }

    @Override
    public String toString() {
        return "SearchAccountBody";
    }
}
