package com.keyri.plan.rest;

import com.keyri.secret.model.SecretText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The key of the second person, for this one call.
 *
 * @param key a restricted one that may write prices
 */
public record PublishBody(
        @NotNull @Pattern(regexp = "rk_[!-~]{1,500}", message = "must be a restricted key, which begins with rk_") String key) {
    /** The key as a secret. */
    public SecretText secret() {
        return SecretText.of(key);
    }

    @Override
    public String toString() {
        return "PublishBody";
    }
}
