package com.keyri.plan.model;

import java.util.List;

/**
 * Units are paid for in packages; one that is begun costs as much as a whole one.
 *
 * @param size units of a package, from 1 to a billion
 * @param price of a package
 */
public record PackagePrice(long size, UnitPrice price) implements UsagePrice {
    public static final long MOST_SIZE = 1_000_000_000;

    public PackagePrice {
        if (size < 1 || size > MOST_SIZE) {
            throw new IllegalArgumentException("packages of " + size);
        }
    }

    @Override
    public List<PricedLine> lines(long quantity) {
        if (quantity == 0) {
            return List.of();
        }
        long packages = (quantity - 1) / size + 1;
        return List.of(new PricedLine(quantity, size, price, price.of(packages)));
    }
}
