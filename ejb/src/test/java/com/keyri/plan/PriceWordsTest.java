package com.keyri.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.VolumePrice;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceWordsTest {
    @Test
    void shouldSayAllThatAPlanGivesAndAsks() {
        PlanTerms terms = new PlanTerms(
                Currency.getInstance("EUR"),
                BillingInterval.MONTH,
                4900,
                14,
                List.of(
                        new Charge(Meter.AUTHENTICATIONS, 1000, new PerUnitPrice(unit("0.4"))),
                        new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, new GraduatedPrice(tiers()))),
                Map.of(Meter.AUTHENTICATIONS, 50_000L));
        assertEquals(
                List.of(
                        "49.00 EUR each month",
                        "Nothing for the first 14 days",
                        "1,000 completed sign-ins included",
                        "After those, each completed sign-in: 0.004 EUR",
                        "Each active user from 1 to 100: 0.10 EUR",
                        "Each active user from 101 on: 0.055 EUR",
                        "At most 50,000 completed sign-ins in a period"),
                PriceWords.of(terms));
    }

    @Test
    void shouldSayVolumesAndPackages() {
        PlanTerms terms = new PlanTerms(
                Currency.getInstance("JPY"),
                BillingInterval.YEAR,
                0,
                0,
                List.of(
                        new Charge(Meter.AUTHENTICATIONS, 0, new PackagePrice(1000, unit("250"))),
                        new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, new VolumePrice(tiers()))),
                Map.of());
        assertEquals(
                List.of(
                        "0 JPY each year",
                        "Each 1,000 completed sign-ins or part of them: 250 JPY",
                        "All active users of a period, each, where they are from 1 to 100: 10 JPY",
                        "All active users of a period, each, where they are from 101 on: 5.5 JPY"),
                PriceWords.of(terms));
    }

    private static Tiers tiers() {
        return new Tiers(List.of(Tier.upTo(100, unit("10")), Tier.beyond(unit("5.5"))));
    }

    private static UnitPrice unit(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }
}
