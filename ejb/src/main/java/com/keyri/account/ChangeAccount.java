package com.keyri.account;

import java.util.Optional;

/** What a person changes about themselves; what is empty stays. */
public record ChangeAccount(Optional<String> firstName, Optional<String> lastName, Optional<String> companyName) {
    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "ChangeAccount";
    }
}
