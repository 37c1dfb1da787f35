package com.keyri.device.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The link's one-time token. */
public record OpenEnrolmentBody(
        @NotNull @Pattern(regexp = TOKEN) String token) {
    static final String TOKEN = "[A-Za-z0-9_-]{43}";

    @Override
    public String toString() {
        return "OpenEnrolmentBody";
    }
}
