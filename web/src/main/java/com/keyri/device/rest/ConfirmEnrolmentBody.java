package com.keyri.device.rest;

import com.keyri.protocol.MatchingNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The code that the user read from the phone. */
public record ConfirmEnrolmentBody(
        @NotNull @Pattern(regexp = "[0-9]{6}") String code) {
    MatchingNumber toCode() {
        return MatchingNumber.parse(code);
    }

    @Override
    public String toString() {
        return "ConfirmEnrolmentBody";
    }
}
