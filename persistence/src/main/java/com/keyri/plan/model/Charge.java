package com.keyri.plan.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan asks for one kind of usage.
 *
 * @param included units that the flat fee pays for; the price counts from the unit after them. Only where each unit is
 *     priced by itself: with volumes and packages nobody could say which ones are included
 */
public record Charge(Meter meter, long included, UsagePrice price) {
    /** Of one period: ten billion. */
    public static final long MOST_QUANTITY = 10_000_000_000L;

    public static final UnitPrice NOTHING = new UnitPrice(BigDecimal.ZERO);

    public Charge {
        if (included < 0 || included > MOST_QUANTITY) {
            throw new IllegalArgumentException(included + " included");
        }
        if (included > 0 && !mayInclude(price)) {
            throw new IllegalArgumentException(price.getClass().getSimpleName() + " includes nothing");
        }
    }

    /** Whether a price of that kind may have units before it that cost nothing. */
    public static boolean mayInclude(UsagePrice price) {
        return price instanceof PerUnitPrice || price instanceof GraduatedPrice;
    }

    /**
     * The lines of a bill for a quantity of one period: the included units first, which cost nothing.
     *
     * @throws IllegalArgumentException where the quantity is negative or more than {@link #MOST_QUANTITY}
     */
    public List<PricedLine> lines(long quantity) {
        if (quantity < 0 || quantity > MOST_QUANTITY) {
            throw new IllegalArgumentException("a usage of " + quantity);
        }
        long free = Math.min(quantity, included);
        Stream<PricedLine> paid = price.lines(quantity - free).stream();
        return free == 0
                ? paid.toList()
                : Stream.concat(Stream.of(PricedLine.of(free, NOTHING)), paid).toList();
    }
}
