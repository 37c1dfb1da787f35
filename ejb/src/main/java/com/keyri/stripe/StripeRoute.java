package com.keyri.stripe;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The way to Stripe: its address, the proxy in between, and whom to trust. */
record StripeRoute(URI base, Optional<InetSocketAddress> proxy, SSLContext trust) {
    static final StripeRoute DEFAULT = to(URI.create("https://api.stripe.com"));

    /** Straight to that address, trusting the platform's authorities. */
    static StripeRoute to(URI base) {
        try {
            return new StripeRoute(base, Optional.empty(), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
