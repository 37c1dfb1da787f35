package com.keyri.plan.model;

import java.util.Optional;

/**
 * A line of a bill.
 *
 * @param meter what was used; empty for the flat fee
 * @param usage how the amount was computed; empty for the flat fee
 * @param amount minor units
 */
public record BillLine(Optional<Meter> meter, Optional<PricedLine> usage, long amount) {
    static BillLine flatFee(long amount) {
        return new BillLine(Optional.empty(), Optional.empty(), amount);
    }

    static BillLine usage(Meter meter, PricedLine line) {
        return new BillLine(Optional.of(meter), Optional.of(line), line.amount());
    }
}
