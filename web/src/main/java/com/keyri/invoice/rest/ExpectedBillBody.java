package com.keyri.invoice.rest;

import com.keyri.invoice.model.ExpectedBill;
import com.keyri.invoice.model.ExpectedLine;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PricedLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the invoice at the period's end will say before tax, from what was used until {@code asOf}. */
public record ExpectedBillBody(
        Instant periodStart, Instant periodEnd, Instant asOf, String currency, long total, List<Line> lines) {
    /**
     * One line, with how it was computed.
     *
     * @param packageSize units that are paid for together; absent in a flat fee, like quantity and unit price
     * @param unitPrice minor units of one package, as a decimal
     */
    public record Line(
            InvoiceLineKind kind,
            PlanVersionId planVersionId,
            String planName,
            Instant from,
            Instant to,
            @Nullable Long quantity,
            @Nullable Long packageSize,
            @Nullable String unitPrice,
            long amount) {
        static Line from(ExpectedLine line) {
            PricedLine usage = line.usage().orElse(null);
            return new Line(
                    line.kind(),
                    line.version(),
                    line.planName(),
                    line.from(),
                    line.to(),
                    usage == null ? null : usage.quantity(),
                    usage == null ? null : usage.packageSize(),
                    usage == null ? null : usage.price().minorUnits().toPlainString(),
                    line.amount());
        }
    }

    static ExpectedBillBody from(ExpectedBill bill) {
        return new ExpectedBillBody(
                bill.from(),
                bill.to(),
                bill.asOf(),
                bill.currency().getCurrencyCode(),
                bill.total().minorUnits(),
                bill.lines().stream().map(Line::from).toList());
    }
}
