package com.keyri.stripe;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import com.stripe.param.PriceCreateParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Terms of a plan as Stripe's prices say them, so that both compute the same bill. */
final class PriceTerms {
    private PriceTerms() {}

    /** What is paid for each interval, be it nothing: a subscription has to consist of something. */
    static PriceCreateParams flatFee(PlanTerms terms, String product) {
        return PriceCreateParams.builder()
                .setProduct(product)
                .setCurrency(currency(terms))
                .setUnitAmount(terms.flatFee())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(interval(terms))
                        .setUsageType(PriceCreateParams.Recurring.UsageType.LICENSED)
                        .build())
                .build();
    }

    /** What is paid for what a meter counts. */
    static PriceCreateParams charge(PlanTerms terms, Charge charge, String product, String meter) {
        PriceCreateParams.Builder builder = PriceCreateParams.builder()
                .setProduct(product)
                .setCurrency(currency(terms))
                .setNickname(charge.meter().name())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(interval(terms))
                        .setUsageType(PriceCreateParams.Recurring.UsageType.METERED)
                        .setMeter(meter)
                        .build());
        UsagePrice price = charge.price();
        if (price instanceof PackagePrice packages) {
            return packages(builder, packages).build();
        }
        if (price instanceof PerUnitPrice perUnit && charge.included() == 0) {
            return builder.setUnitAmountDecimal(perUnit.unit().minorUnits()).build();
        }
        builder.setBillingScheme(PriceCreateParams.BillingScheme.TIERED)
                .setTiersMode(
                        price instanceof VolumePrice
                                ? PriceCreateParams.TiersMode.VOLUME
                                : PriceCreateParams.TiersMode.GRADUATED);
        tiers(charge).forEach(tier -> builder.addTier(tier(tier)));
        return builder.build();
    }

    private static PriceCreateParams.Builder packages(PriceCreateParams.Builder builder, PackagePrice packages) {
        return builder.setUnitAmountDecimal(packages.price().minorUnits())
                .setTransformQuantity(PriceCreateParams.TransformQuantity.builder()
                        .setDivideBy(packages.size())
                        .setRound(PriceCreateParams.TransformQuantity.Round.UP)
                        .build());
    }

    /** Included units are a first tier that costs nothing, and the others begin behind it. */
    static List<Tier> tiers(Charge charge) {
        List<Tier> tiers = new ArrayList<>();
        if (charge.included() > 0) {
            tiers.add(Tier.upTo(charge.included(), Charge.NOTHING));
        }
        for (Tier tier : ownTiers(charge.price())) {
            OptionalLong last = tier.upTo();
            tiers.add(
                    last.isPresent()
                            ? Tier.upTo(Math.addExact(last.getAsLong(), charge.included()), tier.unit())
                            : tier);
        }
        return tiers;
    }

    private static List<Tier> ownTiers(UsagePrice price) {
        if (price instanceof PerUnitPrice perUnit) {
            return List.of(Tier.beyond(perUnit.unit()));
        }
        return price instanceof GraduatedPrice graduated
                ? graduated.tiers().list()
                : ((VolumePrice) price).tiers().list();
    }

    private static PriceCreateParams.Tier tier(Tier tier) {
        UnitPrice unit = tier.unit();
        PriceCreateParams.Tier.Builder builder =
                PriceCreateParams.Tier.builder().setUnitAmountDecimal(unit.minorUnits());
        return tier.upTo().isPresent()
                ? builder.setUpTo(tier.upTo().getAsLong()).build()
                : builder.setUpTo(PriceCreateParams.Tier.UpTo.INF).build();
    }

    private static String currency(PlanTerms terms) {
        return terms.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static PriceCreateParams.Recurring.Interval interval(PlanTerms terms) {
        return terms.interval() == BillingInterval.MONTH
                ? PriceCreateParams.Recurring.Interval.MONTH
                : PriceCreateParams.Recurring.Interval.YEAR;
    }
}
