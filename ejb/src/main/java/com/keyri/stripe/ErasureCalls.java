package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.stripe.StripeClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Erasure by Stripe's library, with a key of the moment: it passes by the breaker, which is about our own key. */
@ApplicationScoped
public class ErasureCalls implements CustomerErasure {
    @Inject
    StripeCalls calls;

    @Override
    public void erase(SecretText key, String customer) {
        if (!StripeKeyForm.isRestricted(key)) {
            throw StripeException.refused(Optional.of("unrestricted_key"), Optional.empty());
        }
        StripeClient client = calls.clients().of(key);
        try {
            StripeAnswers.of(() -> client.v1().customers().delete(customer));
        } catch (StripeException e) {
            boolean isGone = e.failure() == StripeFailure.NOT_FOUND || e.code().equals(Optional.of("resource_missing"));
            if (!isGone) {
                throw e;
            }
        }
    }
}
