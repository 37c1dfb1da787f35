package com.keyri.plan.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * What one unit of usage costs. Two prices of the same value are equal, however they were written.
 *
 * @param minorUnits of the plan's currency, from nothing to a million, with at most twelve decimals (as Stripe's
 *     {@code unit_amount_decimal})
 */
public record UnitPrice(BigDecimal minorUnits) {
    public static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    public static final int MOST_DECIMALS = 12;

    public UnitPrice {
        minorUnits = minorUnits.signum() == 0 ? BigDecimal.ZERO : minorUnits.stripTrailingZeros();
        if (minorUnits.signum() < 0 || minorUnits.compareTo(MOST) > 0 || minorUnits.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("a price of " + minorUnits.toPlainString());
        }
    }

    /**
     * In whole units of the currency, with as many decimals as it has and no fewer than the currency: {@code 0.004
     * EUR}.
     */
    public String in(Currency currency) {
        BigDecimal whole = minorUnits.movePointLeft(currency.getDefaultFractionDigits());
        int decimals = Math.max(whole.scale(), currency.getDefaultFractionDigits());
        return whole.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString() + ' ' + currency;
    }

    /** What so many units cost together, in minor units, rounded half up. */
    long of(long quantity) {
        return minorUnits
                .multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
