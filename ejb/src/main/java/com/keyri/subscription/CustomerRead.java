package com.keyri.subscription;

/**
 * All subscriptions of a customer at Stripe have been read, because hints may have been missed: whoever keeps something
 * else of that customer reads it now. Fired outside any transaction.
 *
 * @param customer its id at Stripe
 */
public record CustomerRead(String customer) {}
