package com.keyri.plan.model;

import com.keyri.money.model.BillingCurrency;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What a version of a plan gives and asks. It never changes: whoever wants other terms makes another version.
 *
 * @param flatFee minor units for each interval
 * @param trialDays days for which nothing is asked
 * @param charges for usage, at most one for each meter; what has none costs nothing
 * @param limits of usage in a period; what has none isn't limited
 */
public record PlanTerms(
        Currency currency,
        BillingInterval interval,
        long flatFee,
        int trialDays,
        List<Charge> charges,
        Map<Meter, Long> limits) {
    /** A billion of whole units of most currencies. */
    public static final long MOST_FLAT_FEE = 100_000_000_000L;
    /** As Stripe has it: two years. */
    public static final int MOST_TRIAL_DAYS = 730;

    public PlanTerms {
        charges = List.copyOf(charges);
        limits = Map.copyOf(limits);
        require(BillingCurrency.isBillable(currency), "an amount in " + currency);
        require(flatFee >= 0 && flatFee <= MOST_FLAT_FEE, "a flat fee of " + flatFee);
        require(trialDays >= 0 && trialDays <= MOST_TRIAL_DAYS, trialDays + " days of trial");
        require(charges.stream().map(Charge::meter).distinct().count() == charges.size(), "two charges for one meter");
        limits.values().forEach(limit -> require(limit > 0 && limit <= Charge.MOST_QUANTITY, "a limit of " + limit));
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same for who has had a trial already. */
    public PlanTerms withoutTrial() {
        return new PlanTerms(currency, interval, flatFee, 0, charges, limits);
    }

    /**
     * The bill of a whole interval.
     *
     * @param usage of each meter; none where a meter isn't named
     */
    public Bill bill(Map<Meter, Long> usage) {
        List<BillLine> lines = new ArrayList<>();
        if (flatFee > 0) {
            lines.add(BillLine.flatFee(flatFee));
        }
        for (Charge charge : charges) {
            charge.lines(usage.getOrDefault(charge.meter(), 0L))
                    .forEach(line -> lines.add(BillLine.usage(charge.meter(), line)));
        }
        return new Bill(currency, lines);
    }
}
