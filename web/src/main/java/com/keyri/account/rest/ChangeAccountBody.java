package com.keyri.account.rest;

import com.keyri.account.ChangeAccount;
import com.keyri.web.rest.json.DisplayText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the caller changes about themselves; what is absent stays. */
public record ChangeAccountBody(
        @Nullable @DisplayText(max = 60) String firstName,
        @Nullable @DisplayText(max = 60) String lastName,
        @Nullable @DisplayText(max = 80) String companyName) {
    /** What it asks for. */
    public ChangeAccount toCommand() {
        return new ChangeAccount(
                Optional.ofNullable(firstName), Optional.ofNullable(lastName), Optional.ofNullable(companyName));
    }

    @Override
    public String toString() {
        return "ChangeAccountBody";
    }
}
