package com.keyri.stripe;

import com.keyri.plan.model.PublishedPrices;
import com.keyri.secret.model.SecretText;

/** The port by which prices are published at Stripe, with a key that somebody enters for this and that isn't kept. */
public interface PricePublishing {
    /**
     * Makes the product and its prices, and the meters that are missing. Called again for the same version within a day
     * it answers the same.
     *
     * @param key a restricted one that may write products and prices, and read meters
     * @throws StripeException where Stripe doesn't, or nobody knows
     */
    PublishedPrices publish(SecretText key, NewPrices prices);
}
