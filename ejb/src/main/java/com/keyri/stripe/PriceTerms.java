package com.keyri.stripe;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.VolumePrice;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.BillingScheme;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.PriceCreateParams.TiersMode;
import com.stripe.param.PriceCreateParams.TransformQuantity;
import java.util.Locale;
import java.util.OptionalLong;

/** Our terms in Stripe's words; included units are a first tier that costs nothing. */
final class PriceTerms {
    /** Given as a text: the library's own setter writes small numbers with an exponent, which Stripe doesn't know. */
    private static final String UNIT_AMOUNT = "unit_amount_decimal";

    /** The name of the metadata that says what of a version a price is for. */
    static final String PART = "keyri_part";

    static final String FLAT_FEE = "FLAT_FEE";

    private PriceTerms() {}

    static PriceCreateParams flatFee(PlanTerms terms, String product) {
        return price(terms, product, FLAT_FEE)
                .setUnitAmount(terms.flatFee())
                .setRecurring(recurring(terms).build())
                .build();
    }

    static PriceCreateParams charge(PlanTerms terms, Charge charge, String product, String meter) {
        PriceCreateParams.Builder price = price(terms, product, charge.meter().name())
                .setRecurring(recurring(terms)
                        .setUsageType(Recurring.UsageType.METERED)
                        .setMeter(meter)
                        .build());
        if (charge.price() instanceof GraduatedPrice graduated) {
            addTiers(price, TiersMode.GRADUATED, graduated.tiers(), charge.included());
        } else if (charge.price() instanceof VolumePrice volume) {
            addTiers(price, TiersMode.VOLUME, volume.tiers(), 0);
        } else if (charge.price() instanceof PackagePrice packages) {
            price.putExtraParam(UNIT_AMOUNT, plain(packages.price()))
                    .setTransformQuantity(TransformQuantity.builder()
                            .setDivideBy(packages.size())
                            .setRound(TransformQuantity.Round.UP)
                            .build());
        } else if (charge.price() instanceof PerUnitPrice each) {
            addUnits(price, each.unit(), charge.included());
        }
        return price.build();
    }

    private static void addUnits(PriceCreateParams.Builder price, UnitPrice unit, long included) {
        if (included == 0) {
            price.putExtraParam(UNIT_AMOUNT, plain(unit));
            return;
        }
        price.setBillingScheme(BillingScheme.TIERED).setTiersMode(TiersMode.GRADUATED);
        addTier(price, OptionalLong.of(included), Charge.NOTHING);
        addTier(price, OptionalLong.empty(), unit);
    }

    private static void addTiers(PriceCreateParams.Builder price, TiersMode mode, Tiers tiers, long included) {
        price.setBillingScheme(BillingScheme.TIERED).setTiersMode(mode);
        if (included > 0) {
            addTier(price, OptionalLong.of(included), Charge.NOTHING);
        }
        for (Tier tier : tiers.list()) {
            OptionalLong last = tier.upTo().isPresent()
                    ? OptionalLong.of(Math.addExact(tier.upTo().orElseThrow(), included))
                    : OptionalLong.empty();
            addTier(price, last, tier.unit());
        }
    }

    private static void addTier(PriceCreateParams.Builder price, OptionalLong upTo, UnitPrice unit) {
        PriceCreateParams.Tier.Builder tier = PriceCreateParams.Tier.builder().putExtraParam(UNIT_AMOUNT, plain(unit));
        if (upTo.isPresent()) {
            tier.setUpTo(upTo.orElseThrow());
        } else {
            tier.setUpTo(PriceCreateParams.Tier.UpTo.INF);
        }
        price.addTier(tier.build());
    }

    private static PriceCreateParams.Builder price(PlanTerms terms, String product, String part) {
        return PriceCreateParams.builder()
                .setCurrency(terms.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .setProduct(product)
                .putMetadata(PART, part);
    }

    private static Recurring.Builder recurring(PlanTerms terms) {
        return Recurring.builder()
                .setInterval(
                        terms.interval() == BillingInterval.YEAR ? Recurring.Interval.YEAR : Recurring.Interval.MONTH);
    }

    private static String plain(UnitPrice unit) {
        return unit.minorUnits().toPlainString();
    }
}
