package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PricedLine;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.VolumePrice;
import com.stripe.param.PriceCreateParams;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTermsTest {
    private static final int RANDOM_CHARGES = 2_000;
    private static final String UNIT_AMOUNT = "unit_amount_decimal";

    /** Stripe's graduated tiers, computed as its documentation says, make the same bill. */
    @Test
    void shouldAskTheSameForIncludedUnitsAndTiers() {
        Random random = new Random(20_261_130);
        for (int i = 0; i < RANDOM_CHARGES; i++) {
            long included = random.nextBoolean() ? 0 : 1 + random.nextLong(500);
            Charge charge = new Charge(
                    Meter.AUTHENTICATIONS,
                    included,
                    random.nextInt(4) == 0 ? new PerUnitPrice(unit(random)) : new GraduatedPrice(tiers(random)));
            long quantity = random.nextLong(3_000);
            assertEquals(
                    charge.lines(quantity).stream()
                            .mapToLong(PricedLine::amount)
                            .sum(),
                    asked(price(charge), quantity),
                    charge + " of " + quantity);
        }
    }

    @Test
    void shouldSayAFlatFeeBeItNothing() {
        PriceCreateParams params = PriceTerms.flatFee(terms(0, List.of()), "prod_1");
        assertEquals("eur", params.getCurrency());
        assertEquals(0L, params.getUnitAmount());
        assertNull(params.getRecurring().getMeter());
        assertEquals(
                PriceCreateParams.Recurring.Interval.YEAR, params.getRecurring().getInterval());
    }

    @Test
    void shouldSayEachKindOfPriceInItsOwnWay() {
        PriceCreateParams perUnit = price(new Charge(Meter.AUTHENTICATIONS, 0, new PerUnitPrice(unit("0.4"))));
        assertEquals("0.4", perUnit.getExtraParams().get(UNIT_AMOUNT));
        assertEquals("mtr_1", perUnit.getRecurring().getMeter());
        assertEquals(
                PriceCreateParams.Recurring.UsageType.METERED,
                perUnit.getRecurring().getUsageType());

        PriceCreateParams packages = price(new Charge(Meter.AUTHENTICATIONS, 0, new PackagePrice(1_000, unit("250"))));
        assertEquals(1_000L, packages.getTransformQuantity().getDivideBy());
        assertEquals(
                PriceCreateParams.TransformQuantity.Round.UP,
                packages.getTransformQuantity().getRound());
        assertEquals("250", packages.getExtraParams().get(UNIT_AMOUNT));

        PriceCreateParams included = price(new Charge(Meter.AUTHENTICATIONS, 1_000, new PerUnitPrice(unit("0.4"))));
        assertEquals(PriceCreateParams.TiersMode.GRADUATED, included.getTiersMode());
        assertEquals(
                List.of(1_000L, PriceCreateParams.Tier.UpTo.INF),
                included.getTiers().stream()
                        .map(PriceCreateParams.Tier::getUpTo)
                        .toList());

        Tiers tiers = new Tiers(List.of(Tier.upTo(10, unit("5")), Tier.beyond(unit("4"))));
        PriceCreateParams volume = price(new Charge(Meter.AUTHENTICATIONS, 0, new VolumePrice(tiers)));
        assertEquals(PriceCreateParams.TiersMode.VOLUME, volume.getTiersMode());
        assertEquals(PriceCreateParams.BillingScheme.TIERED, volume.getBillingScheme());
    }

    /** What Stripe asks for so much by that price. */
    private static long asked(PriceCreateParams price, long quantity) {
        if (price.getTiers() == null) {
            return amount(quantity, price.getExtraParams().get(UNIT_AMOUNT));
        }
        long total = 0;
        long before = 0;
        for (PriceCreateParams.Tier tier : price.getTiers()) {
            long last = tier.getUpTo() instanceof Long end ? Math.min(quantity, end) : quantity;
            if (last > before) {
                total += amount(last - before, tier.getExtraParams().get(UNIT_AMOUNT));
                before = last;
            }
        }
        return total;
    }

    private static long amount(long quantity, Object unit) {
        return new BigDecimal(unit.toString())
                .multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static PriceCreateParams price(Charge charge) {
        return PriceTerms.charge(terms(100, List.of(charge)), charge, "prod_1", "mtr_1");
    }

    private static PlanTerms terms(long flatFee, List<Charge> charges) {
        return new PlanTerms(Currency.getInstance("EUR"), BillingInterval.YEAR, flatFee, 0, charges, Map.of());
    }

    private static Tiers tiers(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long last = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            last += 1 + random.nextLong(400);
            tiers.add(Tier.upTo(last, unit(random)));
        }
        tiers.add(Tier.beyond(unit(random)));
        return new Tiers(tiers);
    }

    private static UnitPrice unit(Random random) {
        return new UnitPrice(BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(0, 6)));
    }

    private static UnitPrice unit(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }
}
