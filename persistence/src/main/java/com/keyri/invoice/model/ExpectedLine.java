package com.keyri.invoice.model;

import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PricedLine;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of an expected bill.
 *
 * @param usage how it was computed; empty for a flat fee
 * @param amount minor units
 */
public record ExpectedLine(
        InvoiceLineKind kind,
        PlanVersionId version,
        String planName,
        Instant from,
        Instant to,
        Optional<PricedLine> usage,
        long amount) {}
