package com.keyri.invitation.rest;

import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.mail.model.MailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation that nobody has accepted. */
public record InvitationBody(
        InvitationId invitationId, @Nullable String mailAddress, String role, Instant createdAt, Instant expiresAt) {
    static InvitationBody from(Invitation invitation) {
        return new InvitationBody(
                invitation.id(),
                invitation.mailAddress().map(MailAddress::value).orElse(null),
                invitation.as().role(),
                invitation.createdAt(),
                invitation.expiresAt());
    }

    @Override
    public String toString() {
        return "InvitationBody";
    }
}
