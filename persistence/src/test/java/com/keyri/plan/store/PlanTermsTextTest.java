package com.keyri.plan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTermsTextTest {
    private static final int RANDOM_TERMS = 5_000;
    private static final String TEXT =
            "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":4900,\"trialDays\":14,\"charges\":["
                    + "{\"meter\":\"AUTHENTICATIONS\",\"included\":1000,\"model\":\"PER_UNIT\",\"unit\":\"0.4\"},"
                    + "{\"meter\":\"MONTHLY_ACTIVE_USERS\",\"included\":0,\"model\":\"VOLUME\",\"tiers\":["
                    + "{\"upTo\":10,\"unit\":\"0\"},{\"unit\":\"2\"}]}],"
                    + "\"limits\":{\"AUTHENTICATIONS\":50000}}";

    @Test
    void shouldWriteOneTextForEqualTerms() {
        UsagePrice volume =
                new VolumePrice(new Tiers(List.of(Tier.upTo(10, Charge.NOTHING), Tier.beyond(unit("2.00")))));
        List<Charge> charges = Arrays.asList(
                new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, volume),
                new Charge(Meter.AUTHENTICATIONS, 1_000, new PerUnitPrice(unit("0.40"))));
        Map<Meter, Long> limits = Map.of(Meter.AUTHENTICATIONS, 50_000L);
        Currency euro = Currency.getInstance("EUR");
        assertEquals(TEXT, PlanTermsText.write(new PlanTerms(euro, BillingInterval.MONTH, 4_900, 14, charges, limits)));
        Collections.reverse(charges);
        PlanTerms inOrder = new PlanTerms(euro, BillingInterval.MONTH, 4_900, 14, charges, limits);
        assertEquals(TEXT, PlanTermsText.write(inOrder));
        assertEquals(inOrder, PlanTermsText.read(TEXT));
    }

    @Test
    void shouldReadWhatItWrote() {
        Random random = new Random(20_261_130);
        int longest = 0;
        for (int i = 0; i < RANDOM_TERMS; i++) {
            PlanTerms terms = terms(random);
            String text = PlanTermsText.write(terms);
            assertEquals(terms, PlanTermsText.read(text), text);
            longest = Math.max(longest, text.length());
        }
        assertTrue(longest < PlanTermsText.LONGEST, longest + " characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"v\":1}",
                "{\"v\":2,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"XXX\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"WEEK\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":-1,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":1.5,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{\"CALLS\":1}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{},\"x\":1}",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}} ",
                "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":0,\"trialDays\":0,\"charges\":[],\"limits\":{}}{}"
            })
    void shouldReadNothingElse(String text) {
        assertThrows(IllegalStateException.class, () -> PlanTermsText.read(text));
    }

    @Test
    void shouldReadNoTextThatWasCutOrChanged() {
        for (int i = 0; i < TEXT.length(); i++) {
            String cut = TEXT.substring(0, i) + TEXT.substring(i + 1);
            PlanTerms terms = PlanTermsText.read(TEXT);
            try {
                // A digit or a letter less may be other terms, never the same ones.
                assertTrue(!PlanTermsText.read(cut).equals(terms), cut);
                assertEquals(cut, PlanTermsText.write(PlanTermsText.read(cut)));
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage() != null);
            }
        }
        String tooLong = TEXT + " ".repeat(PlanTermsText.LONGEST);
        assertThrows(IllegalStateException.class, () -> PlanTermsText.read(tooLong));
    }

    @Test
    void shouldReadThePricesThatItWrote() {
        PublishedPrices prices = new PublishedPrices(
                "prod_1", "price_1", Map.of(Meter.MONTHLY_ACTIVE_USERS, "price_3", Meter.AUTHENTICATIONS, "price_2"));
        String text = PublishedPricesText.write(prices);
        assertEquals(
                "{\"v\":1,\"flatFee\":\"price_1\",\"charges\":"
                        + "{\"AUTHENTICATIONS\":\"price_2\",\"MONTHLY_ACTIVE_USERS\":\"price_3\"}}",
                text);
        assertEquals(prices, PublishedPricesText.read("prod_1", text));
        assertThrows(
                IllegalStateException.class, () -> PublishedPricesText.read("prod_1", text.replace("v\":1", "v\":2")));
        assertThrows(IllegalStateException.class, () -> PublishedPricesText.read("prod_1", "{}"));
        assertThrows(
                IllegalStateException.class, () -> PublishedPricesText.read("prod_1", text.replace("price_2", "a b")));
    }

    private static PlanTerms terms(Random random) {
        List<Charge> charges = new ArrayList<>();
        Map<Meter, Long> limits = new EnumMap<>(Meter.class);
        for (Meter meter : Meter.values()) {
            if (random.nextBoolean()) {
                UsagePrice price = price(random);
                charges.add(new Charge(meter, Charge.mayInclude(price) ? random.nextLong(1_000_000) : 0, price));
            }
            if (random.nextBoolean()) {
                limits.put(meter, 1 + random.nextLong(Charge.MOST_QUANTITY));
            }
        }
        List<String> currencies = List.of("EUR", "USD", "JPY", "CHF");
        return new PlanTerms(
                Currency.getInstance(currencies.get(random.nextInt(currencies.size()))),
                random.nextBoolean() ? BillingInterval.MONTH : BillingInterval.YEAR,
                random.nextLong(PlanTerms.MOST_FLAT_FEE + 1),
                random.nextInt(PlanTerms.MOST_TRIAL_DAYS + 1),
                charges,
                limits);
    }

    private static UsagePrice price(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new PerUnitPrice(unit(random));
            case 1 -> new PackagePrice(1 + random.nextLong(PackagePrice.MOST_SIZE), unit(random));
            case 2 -> new GraduatedPrice(tiers(random));
            default -> new VolumePrice(tiers(random));
        };
    }

    private static Tiers tiers(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long last = 0;
        for (int i = random.nextInt(Tiers.MOST); i > 0; i--) {
            last += 1 + random.nextLong(100_000_000);
            tiers.add(Tier.upTo(last, unit(random)));
        }
        tiers.add(Tier.beyond(unit(random)));
        return new Tiers(tiers);
    }

    private static UnitPrice unit(Random random) {
        return new UnitPrice(BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(6, 13)));
    }

    private static UnitPrice unit(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }
}
