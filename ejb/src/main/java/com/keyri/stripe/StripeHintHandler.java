package com.keyri.stripe;

/**
 * A feature that goes by what happens at Stripe: a CDI bean. It is told outside of a transaction, of one hint about an
 * object at a time, of some twice, and in no order. Where it throws, it is told again later.
 */
public interface StripeHintHandler {
    /** Whether it wants hints of that type. */
    boolean accepts(String type);

    /** Fetches what has happened, and keeps it. */
    void handle(StripeHint hint);
}
