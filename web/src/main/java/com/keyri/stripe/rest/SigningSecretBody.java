package com.keyri.stripe.rest;

import com.keyri.secret.model.SecretText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A secret by which Stripe signs webhooks. */
public record SigningSecretBody(
        @NotNull @Size(min = 1, max = 255) String secret) {
    SecretText signing() {
        return StripeKeyBody.secret("secret", secret);
    }

    @Override
    public String toString() {
        return "SigningSecretBody";
    }
}
