package com.keyri.plan;

import com.keyri.money.model.Money;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** What a plan gives and asks, in words: a line for each thing. */
public final class PriceWords {
    private PriceWords() {}

    /** All of it. */
    public static List<String> of(PlanTerms terms) {
        List<String> lines = new ArrayList<>();
        lines.add(fee(terms));
        if (terms.trialDays() > 0) {
            lines.add("Nothing for the first " + terms.trialDays() + (terms.trialDays() == 1 ? " day" : " days"));
        }
        lines.addAll(usage(terms));
        return List.copyOf(lines);
    }

    /** Prices and limits of usage. */
    public static List<String> usage(PlanTerms terms) {
        List<String> lines = new ArrayList<>();
        for (Charge charge : terms.charges()) {
            lines.addAll(charge(charge, terms.currency()));
        }
        for (Meter meter : Meter.values()) {
            Long limit = terms.limits().get(meter);
            if (limit != null) {
                lines.add("At most " + count(limit) + ' ' + plural(meter) + " in a period");
            }
        }
        return List.copyOf(lines);
    }

    /** The flat fee. */
    public static String fee(PlanTerms terms) {
        return new Money(terms.flatFee(), terms.currency())
                + (terms.interval() == BillingInterval.MONTH ? " each month" : " each year");
    }

    private static List<String> charge(Charge charge, Currency currency) {
        List<String> lines = new ArrayList<>();
        String what = plural(charge.meter());
        if (charge.included() > 0) {
            lines.add(count(charge.included()) + ' ' + what + " included");
        }
        String after = charge.included() > 0 ? "After those, each " : "Each ";
        UsagePrice price = charge.price();
        if (price instanceof PerUnitPrice each) {
            lines.add(after + singular(charge.meter()) + ": " + each.unit().in(currency));
        } else if (price instanceof PackagePrice packages) {
            lines.add("Each " + count(packages.size()) + ' ' + what + " or part of them: "
                    + packages.price().in(currency));
        } else if (price instanceof GraduatedPrice graduated) {
            lines.addAll(tiers(graduated.tiers(), after + singular(charge.meter()) + ' ', currency));
        } else if (price instanceof VolumePrice volume) {
            lines.addAll(tiers(volume.tiers(), "All " + what + " of a period, each, where they are ", currency));
        }
        return lines;
    }

    private static List<String> tiers(Tiers tiers, String which, Currency currency) {
        List<String> lines = new ArrayList<>();
        long from = 1;
        for (Tier tier : tiers.list()) {
            String span = tier.upTo().isPresent()
                    ? "from " + count(from) + " to " + count(tier.upTo().getAsLong())
                    : "from " + count(from) + " on";
            lines.add(which + span + ": " + tier.unit().in(currency));
            from = tier.upTo().orElse(Long.MAX_VALUE - 1) + 1;
        }
        return lines;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String plural(Meter meter) {
        return switch (meter) {
            case AUTHENTICATIONS -> "completed sign-ins";
            case MONTHLY_ACTIVE_USERS -> "active users";
        };
    }

    private static String singular(Meter meter) {
        return switch (meter) {
            case AUTHENTICATIONS -> "completed sign-in";
            case MONTHLY_ACTIVE_USERS -> "active user";
        };
    }
}
