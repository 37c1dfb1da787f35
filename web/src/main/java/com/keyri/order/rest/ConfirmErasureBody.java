package com.keyri.order.rest;

import com.keyri.secret.model.SecretText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The key for one erasure, which is used from memory and kept nowhere. */
public record ConfirmErasureBody(
        @NotNull @Pattern(regexp = "rk_[!-~]{8,500}", message = "must be a restricted key of Stripe’s: it begins with rk_") String key) {
    SecretText secret() {
        return SecretText.of(key);
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "ConfirmErasureBody";
    }
}
