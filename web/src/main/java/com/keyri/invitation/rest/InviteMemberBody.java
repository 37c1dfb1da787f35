package com.keyri.invitation.rest;

import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.web.rest.json.MailText;
import jakarta.validation.constraints.NotNull;

/** Whom to invite, and as what. */
public record InviteMemberBody(
        @NotNull @MailText String mailAddress, @NotNull MemberRole role) {
    MailAddress address() {
        return new MailAddress(mailAddress);
    }

    @Override
    public String toString() {
        return "InviteMemberBody";
    }
}
