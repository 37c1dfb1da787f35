package com.keyri.order.rest;

import java.net.URI;

/** Where at Stripe it is said how to pay. */
public record CheckoutBody(String address) {
    static CheckoutBody of(URI address) {
        return new CheckoutBody(address.toString());
    }
}
