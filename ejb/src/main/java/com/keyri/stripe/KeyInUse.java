package com.keyri.stripe;

import com.keyri.secret.model.SecretText;

/**
 * The key by which this installation speaks to Stripe.
 *
 * @param id of ours, by which another one is told from it
 * @param isLive whether it moves real money
 */
record KeyInUse(String id, SecretText key, boolean isLive) {}
