package com.keyri.money.model;

import java.util.Currency;
import java.util.Set;

/**
 * The currencies that can be billed in: those with two or no decimals, of which Stripe counts the same minor units as
 * ISO 4217. It counts others for the króna and the shilling of Uganda.
 */
public final class BillingCurrency {
    private static final Set<String> COUNTED_OTHERWISE = Set.of("ISK", "UGX");
    private static final Set<Integer> DECIMALS = Set.of(0, 2);

    private BillingCurrency() {}

    /** Whether amounts of it mean the same here and at Stripe. */
    public static boolean isBillable(Currency currency) {
        return DECIMALS.contains(currency.getDefaultFractionDigits())
                && !COUNTED_OTHERWISE.contains(currency.getCurrencyCode());
    }
}
