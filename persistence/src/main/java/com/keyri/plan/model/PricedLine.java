package com.keyri.plan.model;

/**
 * A line of a bill with how it was computed: {@code quantity} units, paid in packages of {@code packageSize}, each for
 * {@code price}.
 *
 * @param quantity of the usage
 * @param packageSize 1 where each unit is paid for by itself
 * @param amount minor units of the plan's currency
 */
public record PricedLine(long quantity, long packageSize, UnitPrice price, long amount) {
    static PricedLine of(long quantity, UnitPrice price) {
        return new PricedLine(quantity, 1, price, price.of(quantity));
    }
}
