package com.keyri.plan.model;

import java.util.ArrayList;
import java.util.List;

/** Each unit costs what its own tier says; a line for each tier. */
public record GraduatedPrice(Tiers tiers) implements UsagePrice {
    @Override
    public List<PricedLine> lines(long quantity) {
        List<PricedLine> lines = new ArrayList<>();
        long before = 0;
        for (Tier tier : tiers.list()) {
            if (quantity > before) {
                long last = Math.min(quantity, tier.last());
                lines.add(PricedLine.of(last - before, tier.unit()));
                before = last;
            }
        }
        return List.copyOf(lines);
    }
}
