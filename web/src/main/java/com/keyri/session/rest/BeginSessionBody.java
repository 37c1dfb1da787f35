package com.keyri.session.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The result of a sign-in to Keyri itself. */
public record BeginSessionBody(@NotNull @Size(max = 8192) String idToken) {
    @Override
    public String toString() {
        return "BeginSessionBody";
    }
}
