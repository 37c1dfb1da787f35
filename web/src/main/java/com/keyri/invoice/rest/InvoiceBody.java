package com.keyri.invoice.rest;

import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceLine;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.invoice.model.InvoiceStatus;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice as Stripe said when it was asked last. */
public record InvoiceBody(
        String invoiceId,
        @Nullable String number,
        InvoiceStatus status,
        String currency,
        long total,
        long tax,
        Instant periodStart,
        Instant periodEnd,
        Instant createdAt,
        List<Line> lines) {
    /** One line, before tax. */
    public record Line(
            InvoiceLineKind kind,
            @Nullable PlanVersionId planVersionId,
            @Nullable Long quantity,
            long amount,
            Instant from,
            Instant to) {
        static Line from(InvoiceLine line) {
            return new Line(
                    line.kind(),
                    line.version().orElse(null),
                    line.quantity().isPresent() ? line.quantity().getAsLong() : null,
                    line.amount(),
                    line.from(),
                    line.to());
        }
    }

    static InvoiceBody from(Invoice invoice) {
        return new InvoiceBody(
                invoice.id().value(),
                invoice.number().orElse(null),
                invoice.status(),
                invoice.currency().getCurrencyCode(),
                invoice.total(),
                invoice.tax(),
                invoice.from(),
                invoice.to(),
                invoice.madeAt(),
                invoice.lines().stream().map(Line::from).toList());
    }
}
