package com.keyri.stripe;

import com.keyri.plan.model.PublishedPrices;
import com.keyri.secret.model.SecretText;

/** The port by which prices are published at Stripe, with a key that somebody enters for this and that isn't kept. */
public interface PricePublishing {
    /** The code of a refusal where the server has no key of its own that Stripe takes. */
    String NO_OWN_KEY = "no_own_key";

    /** The code where one key is for real money, and the other one isn't. */
    String OTHER_MODE = "other_mode";

    /** The code where the server's own key is of another account. */
    String OTHER_ACCOUNT = "other_account";

    /** The code where a meter of that name doesn't add up; the parameter of the refusal is the name. */
    String UNFIT_METER = MeterFit.UNFIT;

    /**
     * Looks whether a key can be for what the server's own key sees, without asking Stripe.
     *
     * @throws StripeException where it can't
     */
    void check(SecretText key);

    /**
     * Makes the product and its prices, and the meters that are missing. Called again for the same version it answers
     * the same.
     *
     * @param key a restricted one that may write products and prices, and read meters
     * @throws StripeException where Stripe doesn't, or nobody knows
     */
    PublishedPrices publish(SecretText key, NewPrices prices);
}
