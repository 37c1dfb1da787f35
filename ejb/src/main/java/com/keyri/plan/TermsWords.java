package com.keyri.plan;

import com.keyri.money.model.Money;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Terms of a plan in plain words: for the phone that approves them, and for lists. */
public final class TermsWords {
    private TermsWords() {}

    /** All of them, for example {@code 49.00 EUR a month; sign-ins: 1000 included, then 0.004 EUR each}. */
    public static String of(PlanTerms terms) {
        List<String> parts = new ArrayList<>();
        parts.add(new Money(terms.flatFee(), terms.currency())
                + (terms.interval() == BillingInterval.MONTH ? " a month" : " a year"));
        if (terms.trialDays() > 0) {
            parts.add(terms.trialDays() + " days of trial");
        }
        terms.charges().stream()
                .sorted(Comparator.comparing(Charge::meter))
                .forEach(charge -> parts.add(of(charge, terms.currency())));
        new TreeMap<>(terms.limits()).forEach((meter, limit) -> parts.add("at most " + limit + ' ' + of(meter)));
        return String.join("; ", parts);
    }

    /** What a meter counts. */
    public static String of(Meter meter) {
        return meter == Meter.AUTHENTICATIONS ? "sign-ins" : "active users";
    }

    private static String of(Charge charge, Currency currency) {
        String included = charge.included() == 0 ? "" : charge.included() + " included, then ";
        return of(charge.meter()) + ": " + included + of(charge.price(), currency);
    }

    private static String of(UsagePrice price, Currency currency) {
        if (price instanceof PerUnitPrice perUnit) {
            return perUnit.unit().in(currency) + " each";
        }
        if (price instanceof PackagePrice packages) {
            return packages.price().in(currency) + " for each " + packages.size();
        }
        return price instanceof GraduatedPrice graduated
                ? "each by its tier, " + of(graduated.tiers(), currency)
                : "all by the last one’s tier, " + of(((VolumePrice) price).tiers(), currency);
    }

    private static String of(Tiers tiers, Currency currency) {
        return tiers.list().stream()
                .map(tier -> (tier.upTo().isPresent() ? "up to " + tier.upTo().getAsLong() + ' ' : "beyond ")
                        + tier.unit().in(currency))
                .collect(Collectors.joining(", "));
    }
}
