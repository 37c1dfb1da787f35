package com.keyri.plan.model;

import java.util.List;

/** How a quantity of usage becomes an amount. */
public sealed interface UsagePrice permits PerUnitPrice, GraduatedPrice, VolumePrice, PackagePrice {
    /**
     * The lines of a bill for a quantity, none for nothing. Each line is rounded by itself, as it is shown.
     *
     * @param quantity from nothing to {@link Charge#MOST_QUANTITY}
     */
    List<PricedLine> lines(long quantity);
}
