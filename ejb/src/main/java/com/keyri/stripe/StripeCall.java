package com.keyri.stripe;

import com.stripe.exception.StripeException;

/** A call of the library. */
@FunctionalInterface
interface StripeCall<T> {
    T answer() throws StripeException;
}
