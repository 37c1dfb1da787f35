package com.keyri.stripe;

import java.net.URI;
import java.util.Optional;

/**
 * The port to Stripe's own pages: whatever has to do with cards happens there. All methods throw
 * {@link StripeException}, and {@code NOT_ALLOWED} where the installation's key has no right to make such pages.
 */
public interface HostedPages {
    /** Makes a page on which somebody agrees to a subscription; it lives for a day. */
    HostedPage checkout(NewCheckout checkout);

    Optional<StripeCheckout> findCheckout(String checkout);

    /** Nobody can agree on that page any more; done where it has ended. */
    void expireCheckout(String checkout);

    /** The address of a page on which a customer looks after cards and invoices; it lives for minutes. */
    URI portal(String customer, URI comeBack);
}
