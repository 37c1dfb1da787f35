package com.keyri.invitation.rest;

import com.keyri.account.model.AccountKind;
import com.keyri.invitation.OpenedInvitation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What whoever has the link is told; {@code hasAccount}: sign in to accept it. */
public record OpenedInvitationBody(
        AccountKind kind,
        String role,
        @Nullable String organizationName,
        String mailAddress,
        boolean hasAccount,
        Instant expiresAt) {
    static OpenedInvitationBody from(OpenedInvitation opened) {
        return new OpenedInvitationBody(
                opened.as().kind(),
                opened.as().role(),
                opened.organizationName().orElse(null),
                opened.mailAddress().value(),
                opened.hasAccount(),
                opened.expiresAt());
    }

    @Override
    public String toString() {
        return "OpenedInvitationBody";
    }
}
