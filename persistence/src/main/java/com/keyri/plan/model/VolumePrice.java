package com.keyri.plan.model;

import java.util.List;

/** All units cost what the tier of the last one says. */
public record VolumePrice(Tiers tiers) implements UsagePrice {
    @Override
    public List<PricedLine> lines(long quantity) {
        return quantity == 0
                ? List.of()
                : List.of(PricedLine.of(quantity, tiers.of(quantity).unit()));
    }
}
