package com.keyri.setup.rest;

import com.keyri.account.model.Person;
import com.keyri.mail.model.MailAddress;
import com.keyri.setup.BeginSetup;
import com.keyri.web.rest.json.DisplayText;
import com.keyri.web.rest.json.LinkToken;
import com.keyri.web.rest.json.MailText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first start. */
public record SetupBody(
        @NotNull @Size(max = 64) String token,
        @NotNull @DisplayText(max = 80) String organizationName,
        @NotNull @Valid Administrator administrator,
        @Nullable @Valid Invitee securityOfficer,
        @Nullable @Valid Invitee secondAdministrator) {
    /** The first administrator. */
    public record Administrator(
            @NotNull @DisplayText(max = 60) String firstName,
            @NotNull @DisplayText(max = 60) String lastName,
            @NotNull @MailText String mailAddress) {
        @Override
        public String toString() {
            return "Administrator";
        }
    }

    /** Somebody who will be invited. */
    public record Invitee(@NotNull @MailText String mailAddress) {
        MailAddress address() {
            return new MailAddress(mailAddress);
        }

        @Override
        public String toString() {
            return "Invitee";
        }
    }

    BeginSetup toCommand() {
        return new BeginSetup(
                LinkToken.secret(token),
                organizationName,
                new Person(
                        administrator.firstName(),
                        administrator.lastName(),
                        new MailAddress(administrator.mailAddress()),
                        Optional.of(organizationName)),
                Optional.ofNullable(securityOfficer).map(Invitee::address),
                Optional.ofNullable(secondAdministrator).map(Invitee::address));
    }

    @Override
    public String toString() {
        return "SetupBody";
    }
}
