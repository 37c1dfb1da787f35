package com.keyri.stripe;

import com.keyri.money.model.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invoice as Stripe has it, without anybody's name or address.
 *
 * @param number as it is printed; absent in a draft
 * @param status {@code draft}, {@code open}, {@code paid}, {@code uncollectible} or {@code void}
 * @param subscription which it is for
 * @param total with its taxes
 * @param periodStart of the usage that it is about, up to {@code periodEnd}
 * @param lines all of them
 * @param page where it can be looked at and paid
 * @param pdf where it can be downloaded
 */
public record StripeInvoice(
        String id,
        Optional<String> number,
        String status,
        String customer,
        Optional<String> subscription,
        Money total,
        Money tax,
        Instant created,
        Instant periodStart,
        Instant periodEnd,
        List<StripeInvoiceLine> lines,
        Optional<URI> page,
        Optional<URI> pdf) {
    public StripeInvoice {
        lines = List.copyOf(lines);
    }
}
