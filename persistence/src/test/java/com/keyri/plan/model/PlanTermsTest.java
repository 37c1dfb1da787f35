package com.keyri.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.money.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTermsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int RANDOM_PLANS = 3_000;

    @Test
    void shouldBillTheFlatFeeAndWhatIsBeyondTheIncludedUnits() {
        PlanTerms terms = terms(4_900, new Charge(Meter.AUTHENTICATIONS, 1_000, new PerUnitPrice(price("0.4"))));
        assertEquals(new Money(4_900, EUR), terms.bill(Map.of()).total());
        assertEquals(
                new Money(4_900, EUR),
                terms.bill(Map.of(Meter.AUTHENTICATIONS, 1_000L)).total());
        Bill bill = terms.bill(Map.of(Meter.AUTHENTICATIONS, 1_234L));
        assertEquals(
                List.of(4_900L, 0L, 94L),
                bill.lines().stream().map(BillLine::amount).toList());
        assertEquals("49.94 EUR", bill.total().toString());
    }

    @Test
    void shouldAskEachTiersPriceOfItsOwnUnitsAndTheLastTiersOfAll() {
        Tiers tiers = new Tiers(
                List.of(Tier.upTo(100, price("10")), Tier.upTo(1_000, price("5")), Tier.beyond(price("1.5"))));
        assertEquals(List.of(1_000L, 4_500L, 2L), amounts(new GraduatedPrice(tiers), 1_001));
        assertEquals(List.of(1_000L), amounts(new GraduatedPrice(tiers), 100));
        assertEquals(List.of(1_000L), amounts(new VolumePrice(tiers), 100));
        assertEquals(List.of(505L), amounts(new VolumePrice(tiers), 101));
        assertEquals(List.of(1_502L), amounts(new VolumePrice(tiers), 1_001));
    }

    @Test
    void shouldAskForAPackageThatIsBegun() {
        PackagePrice price = new PackagePrice(1_000, price("250"));
        assertEquals(List.of(), amounts(price, 0));
        assertEquals(List.of(250L), amounts(price, 1));
        assertEquals(List.of(250L), amounts(price, 1_000));
        assertEquals(List.of(500L), amounts(price, 1_001));
    }

    @Test
    void shouldHoldTheMostThatCanBeUsed() {
        UnitPrice most = new UnitPrice(UnitPrice.MOST);
        Charge charge = new Charge(Meter.AUTHENTICATIONS, 0, new PerUnitPrice(most));
        Bill bill = terms(PlanTerms.MOST_FLAT_FEE, charge).bill(Map.of(Meter.AUTHENTICATIONS, Charge.MOST_QUANTITY));
        assertEquals(10_000_100_000_000_000L, bill.total().minorUnits());
    }

    /** Unit after unit, as somebody would who knows nothing of tiers but the table of prices. */
    @Test
    void shouldAgreeWithCountingUnitByUnit() {
        Random random = new Random(20_261_130);
        for (int i = 0; i < RANDOM_PLANS; i++) {
            Tiers tiers = tiers(random);
            long included = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
            long quantity = random.nextInt(400);
            Charge graduated = new Charge(Meter.AUTHENTICATIONS, included, new GraduatedPrice(tiers));
            Charge volume = new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, new VolumePrice(tiers));
            String what = quantity + " with " + included + " included of " + tiers;
            assertEquals(graduatedByHand(tiers, quantity - included), total(graduated, quantity), what);
            assertEquals(volumeByHand(tiers, quantity), total(volume, quantity), what);
            long size = 1L + random.nextInt(30);
            Charge packages = new Charge(
                    Meter.AUTHENTICATIONS,
                    0,
                    new PackagePrice(size, tiers.list().get(0).unit()));
            assertEquals(packagesByHand(size, tiers.list().get(0).unit(), quantity), total(packages, quantity), what);
        }
    }

    @Test
    void shouldRefuseTiersThatOverlapStandStillOrEnd() {
        UnitPrice price = price("1");
        List<List<Tier>> bad = List.of(
                List.of(),
                List.of(Tier.upTo(10, price)),
                List.of(Tier.upTo(10, price), Tier.upTo(10, price), Tier.beyond(price)),
                List.of(Tier.upTo(10, price), Tier.upTo(9, price), Tier.beyond(price)),
                List.of(Tier.upTo(0, price), Tier.beyond(price)),
                List.of(Tier.upTo(-1, price), Tier.beyond(price)),
                List.of(Tier.beyond(price), Tier.beyond(price)),
                List.of(Tier.beyond(price), Tier.upTo(10, price)));
        bad.forEach(tiers -> assertThrows(IllegalArgumentException.class, () -> new Tiers(tiers), tiers::toString));
        List<Tier> many = new ArrayList<>();
        for (int i = 1; i <= Tiers.MOST; i++) {
            many.add(Tier.upTo(i, price));
        }
        many.add(Tier.beyond(price));
        assertThrows(IllegalArgumentException.class, () -> new Tiers(many));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000000000001", "1000000.01", "0.0000000000001"})
    void shouldRefuseAPriceThatIsNone(String price) {
        assertThrows(IllegalArgumentException.class, () -> price(price));
    }

    @Test
    void shouldTakeAPriceForWhatItIsWorth() {
        assertEquals(price("1.50"), price("1.5"));
        assertEquals(price("0.000"), price("0"));
        assertEquals(price("100"), price("1E+2"));
        assertEquals(0, price("0.000000000001").of(1));
        assertEquals(1, price("0.5").of(1));
        assertEquals(1, price("0.499").of(3));
    }

    @Test
    void shouldRefuseTermsThatNobodyCouldBill() {
        Charge charge = new Charge(Meter.AUTHENTICATIONS, 0, new PerUnitPrice(price("1")));
        refuse(() -> terms(-1));
        refuse(() -> terms(PlanTerms.MOST_FLAT_FEE + 1));
        refuse(() -> terms(0, charge, charge));
        refuse(() -> new PlanTerms(EUR, BillingInterval.MONTH, 0, -1, List.of(), Map.of()));
        refuse(() -> new PlanTerms(EUR, BillingInterval.MONTH, 0, 731, List.of(), Map.of()));
        refuse(() ->
                new PlanTerms(EUR, BillingInterval.MONTH, 0, 0, List.of(), Map.of(Meter.MONTHLY_ACTIVE_USERS, 0L)));
        for (String currency : List.of("ISK", "UGX", "KWD", "XXX")) {
            refuse(() ->
                    new PlanTerms(Currency.getInstance(currency), BillingInterval.MONTH, 0, 0, List.of(), Map.of()));
        }
        Tiers tiers = new Tiers(List.of(Tier.beyond(price("1"))));
        refuse(() -> new Charge(Meter.AUTHENTICATIONS, 1, new VolumePrice(tiers)));
        refuse(() -> new Charge(Meter.AUTHENTICATIONS, 1, new PackagePrice(10, price("1"))));
        refuse(() -> new Charge(Meter.AUTHENTICATIONS, -1, new PerUnitPrice(price("1"))));
        refuse(() -> new PackagePrice(0, price("1")));
        refuse(() -> charge.lines(-1));
        refuse(() -> charge.lines(Charge.MOST_QUANTITY + 1));
    }

    private static void refuse(org.junit.jupiter.api.function.Executable terms) {
        assertThrows(IllegalArgumentException.class, terms);
    }

    private static Tiers tiers(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long last = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            last += 1 + random.nextInt(80);
            tiers.add(Tier.upTo(last, price(random)));
        }
        tiers.add(Tier.beyond(price(random)));
        return new Tiers(tiers);
    }

    private static UnitPrice price(Random random) {
        return new UnitPrice(BigDecimal.valueOf(random.nextInt(200_000), random.nextInt(5)));
    }

    private static long graduatedByHand(Tiers tiers, long quantity) {
        Map<Integer, BigDecimal> ofTier = new TreeMap<>();
        for (long unit = 1; unit <= quantity; unit++) {
            int number = tierOf(tiers, unit);
            ofTier.merge(number, tiers.list().get(number).unit().minorUnits(), BigDecimal::add);
        }
        return ofTier.values().stream().mapToLong(PlanTermsTest::rounded).sum();
    }

    private static long volumeByHand(Tiers tiers, long quantity) {
        BigDecimal sum = BigDecimal.ZERO;
        for (long unit = 1; unit <= quantity; unit++) {
            sum = sum.add(tiers.list().get(tierOf(tiers, quantity)).unit().minorUnits());
        }
        return rounded(sum);
    }

    private static long packagesByHand(long size, UnitPrice price, long quantity) {
        BigDecimal sum = BigDecimal.ZERO;
        for (long left = quantity; left > 0; left -= size) {
            sum = sum.add(price.minorUnits());
        }
        return rounded(sum);
    }

    private static int tierOf(Tiers tiers, long unit) {
        int number = 0;
        while (tiers.list().get(number).upTo().isPresent()
                && tiers.list().get(number).upTo().getAsLong() < unit) {
            number++;
        }
        return number;
    }

    private static long rounded(BigDecimal sum) {
        return sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long total(Charge charge, long quantity) {
        return charge.lines(quantity).stream().mapToLong(PricedLine::amount).sum();
    }

    private static List<Long> amounts(UsagePrice price, long quantity) {
        return price.lines(quantity).stream().map(PricedLine::amount).toList();
    }

    private static UnitPrice price(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }

    private static PlanTerms terms(long flatFee, Charge... charges) {
        return new PlanTerms(EUR, BillingInterval.MONTH, flatFee, 0, List.of(charges), Map.of());
    }
}
