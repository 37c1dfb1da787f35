package com.keyri.stripe.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A key of Stripe's. */
public record StripeKeyBody(
        @NotNull @Size(min = 1, max = 255) String key) {
    SecretText secret() {
        return secret("key", key);
    }

    static SecretText secret(String member, String text) {
        if (!SecretText.isPossible(text)) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of(member + " must be letters, digits and signs without a space"));
        }
        return SecretText.of(text);
    }

    @Override
    public String toString() {
        return "StripeKeyBody";
    }
}
