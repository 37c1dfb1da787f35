package com.keyri.directory.rest;

import com.keyri.mail.model.MailAddress;
import com.keyri.web.rest.json.DisplayText;
import com.keyri.web.rest.json.MailText;
import jakarta.validation.constraints.NotNull;

/** An organization for a customer, and whom to invite as its first owner. */
public record NewCustomerBody(
        @NotNull @DisplayText(max = 80) String name,
        @NotNull @MailText String ownerMailAddress) {
    MailAddress address() {
        return new MailAddress(ownerMailAddress);
    }

    @Override
    public String toString() {
        return "NewCustomerBody";
    }
}
