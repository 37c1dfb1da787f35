package com.keyri.account.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The six digits that the person read from the phone. */
public record ConfirmPhoneBody(
        @NotNull @Pattern(regexp = "[0-9]{6}") String code) {
    @Override
    public String toString() {
        return "ConfirmPhoneBody";
    }
}
