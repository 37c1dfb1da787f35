package com.keyri.invoice;

import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.model.InvoiceLine;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.invoice.model.InvoiceStatus;
import com.keyri.plan.Plans;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersion;
import com.keyri.stripe.StripeInvoice;
import com.keyri.stripe.StripeInvoiceLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An invoice of Stripe's in words of ours.
 *
 * @param at when it was asked for, before the answer came
 */
record FetchedInvoice(StripeInvoice invoice, Instant at) {
    /** Stripe's largest number of lines that are kept; the rest are one line. */
    private static final int MOST_LINES = 1_000;

    /** With each line's plan, as far as its price is one of ours. */
    Invoice read(Plans plans) {
        return new Invoice(
                new InvoiceId(invoice.id()),
                invoice.number(),
                InvoiceStatus.valueOf(invoice.status().toUpperCase(Locale.ROOT)),
                invoice.total().currency(),
                invoice.total().minorUnits(),
                invoice.tax().minorUnits(),
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.created(),
                at,
                invoice.lines().stream()
                        .limit(MOST_LINES)
                        .map(line -> line(line, plans))
                        .toList());
    }

    private static InvoiceLine line(StripeInvoiceLine line, Plans plans) {
        Optional<PlanVersion> version = line.price().flatMap(plans::byStripePrice);
        return new InvoiceLine(
                kind(line, version),
                version.map(PlanVersion::id),
                OptionalLong.of(line.quantity()),
                line.amount().minorUnits(),
                line.from(),
                line.to());
    }

    private static InvoiceLineKind kind(StripeInvoiceLine line, Optional<PlanVersion> version) {
        if (version.isEmpty()) {
            return InvoiceLineKind.OTHER;
        }
        if (line.isProration()) {
            return InvoiceLineKind.PRORATION;
        }
        String price = line.price().orElseThrow();
        return InvoiceLineKind.of(version.orElseThrow().prices().orElseThrow().charges().entrySet().stream()
                .filter(charge -> charge.getValue().equals(price))
                .<Meter>map(Map.Entry::getKey)
                .findFirst());
    }
}
