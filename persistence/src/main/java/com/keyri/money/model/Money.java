package com.keyri.money.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minorUnits whole minor units of the currency, for example cents; negative where it is owed back
 * @param currency of ISO 4217
 */
public record Money(long minorUnits, Currency currency) {
    /** The amount with its decimal point and the currency's code, for example {@code 12.34 EUR}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                        .toPlainString()
                + ' '
                + currency;
    }
}
