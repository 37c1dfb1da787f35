package com.keyri.plan.model;

import java.util.List;

/** Each unit costs the same. */
public record PerUnitPrice(UnitPrice unit) implements UsagePrice {
    @Override
    public List<PricedLine> lines(long quantity) {
        return quantity == 0 ? List.of() : List.of(PricedLine.of(quantity, unit));
    }
}
