package com.keyri.stripe;

import com.keyri.secret.model.SecretText;

/** The port by which a customer is erased at Stripe, with a key that somebody enters for this and that isn't kept. */
public interface CustomerErasure {
    /**
     * Erases the customer, which ends the subscriptions; done where there is none.
     *
     * @param key a restricted one that may write customers
     * @throws StripeException where Stripe doesn't, or nobody knows: erasing twice does no harm
     */
    void erase(SecretText key, String customer);
}
