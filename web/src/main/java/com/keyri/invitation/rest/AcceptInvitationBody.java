package com.keyri.invitation.rest;

import com.keyri.invitation.AcceptInvitation;
import com.keyri.web.rest.json.DisplayText;
import com.keyri.web.rest.json.LinkToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody accepts an invitation with a new account. */
public record AcceptInvitationBody(
        @NotNull @Size(max = 64) String token,
        @NotNull @DisplayText(max = 60) String firstName,
        @NotNull @DisplayText(max = 60) String lastName,
        @Nullable @DisplayText(max = 80) String companyName) {
    AcceptInvitation toCommand() {
        return new AcceptInvitation(LinkToken.secret(token), firstName, lastName, Optional.ofNullable(companyName));
    }

    @Override
    public String toString() {
        return "AcceptInvitationBody";
    }
}
