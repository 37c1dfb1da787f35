package com.keyri.directory.rest;

import jakarta.validation.constraints.NotNull;

/** Whether an account may sign in. */
public record AccountStateBody(@NotNull Wanted state) {
    /** What it shall be. */
    public enum Wanted {
        ACTIVE,
        DISABLED
    }
}
