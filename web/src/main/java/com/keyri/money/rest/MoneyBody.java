package com.keyri.money.rest;

import com.keyri.money.model.Money;

/**
 * An amount of money.
 *
 * @param minorUnits negative where it is owed back
 * @param currency its code in ISO 4217
 */
public record MoneyBody(long minorUnits, String currency) {
    public static MoneyBody from(Money money) {
        return new MoneyBody(money.minorUnits(), money.currency().getCurrencyCode());
    }
}
