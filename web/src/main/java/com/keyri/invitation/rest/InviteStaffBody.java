package com.keyri.invitation.rest;

import com.keyri.mail.model.MailAddress;
import com.keyri.staff.model.StaffRole;
import com.keyri.web.rest.json.MailText;
import jakarta.validation.constraints.NotNull;

/** Whom to invite, and as what. */
public record InviteStaffBody(
        @NotNull @MailText String mailAddress, @NotNull StaffRole role) {
    MailAddress address() {
        return new MailAddress(mailAddress);
    }

    @Override
    public String toString() {
        return "InviteStaffBody";
    }
}
