package com.keyri.stripe;

import com.keyri.money.model.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of an invoice.
 *
 * @param price the id of the price that it is by
 * @param isProration whether it is about a part of a period, because of a change within it
 * @param from of what it is about, up to {@code to}
 */
public record StripeInvoiceLine(
        String id,
        Optional<String> price,
        long quantity,
        Money amount,
        boolean isProration,
        Instant from,
        Instant to) {}
