package com.keyri.invoice.rest;

import com.keyri.money.model.Money;

/**
 * An amount.
 *
 * @param minorUnits for example cents; negative where it is owed back
 * @param currency its code of ISO 4217
 */
record MoneyBody(long minorUnits, String currency) {
    static MoneyBody from(Money money) {
        return new MoneyBody(money.minorUnits(), money.currency().getCurrencyCode());
    }
}
