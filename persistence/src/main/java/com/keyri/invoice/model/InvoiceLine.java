package com.keyri.invoice.model;

import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of Stripe's invoice.
 *
 * @param version whose price it is; empty where it is no price of ours
 * @param amount minor units, before tax
 * @param from the first moment of what it is for
 */
public record InvoiceLine(
        InvoiceLineKind kind,
        Optional<PlanVersionId> version,
        OptionalLong quantity,
        long amount,
        Instant from,
        Instant to) {}
