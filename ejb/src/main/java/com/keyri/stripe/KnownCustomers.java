package com.keyri.stripe;

import java.util.Optional;

/**
 * Who our customers at Stripe are: a CDI bean of the feature that knows them. A key that can't find one of them is of
 * another account, or of the other mode. It is asked in a transaction.
 */
public interface KnownCustomers {
    /** The id of any one at Stripe; empty where there is none yet. */
    Optional<String> any();
}
