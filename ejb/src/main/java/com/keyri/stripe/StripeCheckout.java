package com.keyri.stripe;

import java.net.URI;
import java.util.Optional;

/**
 * How a page of Checkout stands.
 *
 * @param status {@code open}, {@code complete} or {@code expired}
 * @param reference the organization's id as it was given when the page was made
 * @param address while it is open
 */
public record StripeCheckout(
        String id,
        String status,
        Optional<String> reference,
        Optional<String> customer,
        Optional<String> subscription,
        Optional<URI> address) {}
