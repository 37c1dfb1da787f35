package com.keyri.invoice.model;

import com.keyri.money.model.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An invoice as Stripe said when it was asked last.
 *
 * @param number what accounting knows it by; empty until it is final
 * @param tax minor units, within the total
 * @param from the first moment of the period that it closes
 */
public record Invoice(
        InvoiceId id,
        Optional<String> number,
        InvoiceStatus status,
        Currency currency,
        long total,
        long tax,
        Instant from,
        Instant to,
        Instant madeAt,
        Instant fetchedAt,
        List<InvoiceLine> lines) {
    public Invoice {
        lines = List.copyOf(lines);
    }

    /** All of it, with tax. */
    public Money amount() {
        return new Money(total, currency);
    }
}
