package com.keyri.subscription.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.money.model.Money;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanTerms;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProrationTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void shouldGiveBackAndAskForTheRestOfThePeriod() {
        Proration proration =
                Proration.of(plan(EUR, 3000), plan(EUR, 9000), BEGIN, END, BEGIN.plusSeconds(15 * 86_400));

        assertEquals(1500, proration.givenBack());
        assertEquals(4500, proration.asked());
        assertEquals(new Money(3000, EUR), proration.total());
    }

    @Test
    void shouldAskForAllAtTheBeginningAndNothingAtTheEnd() {
        assertEquals(
                6000,
                Proration.of(plan(EUR, 3000), plan(EUR, 9000), BEGIN, END, BEGIN)
                        .total()
                        .minorUnits());
        assertEquals(
                0,
                Proration.of(plan(EUR, 3000), plan(EUR, 9000), BEGIN, END, END)
                        .total()
                        .minorUnits());
    }

    @Test
    void shouldRoundEachShareHalfUpByItself() {
        // A second of two: 0.5 of a cent on either side.
        Proration proration =
                Proration.of(plan(EUR, 1), plan(EUR, 3), BEGIN, BEGIN.plusSeconds(2), BEGIN.plusSeconds(1));

        assertEquals(1, proration.givenBack());
        assertEquals(2, proration.asked());
    }

    @Test
    void shouldBeTheNearestWholeAmountForAnyFeeAndSecond() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long fee = random.nextLong(PlanTerms.MOST_FLAT_FEE + 1);
            int whole = 1 + random.nextInt(366 * 86_400);
            int rest = random.nextInt(whole + 1);
            Proration proration = Proration.of(
                    plan(EUR, 0), plan(EUR, fee), BEGIN, BEGIN.plusSeconds(whole), BEGIN.plusSeconds(whole - rest));

            // floor((2 * fee * rest + whole) / (2 * whole)), without a decimal anywhere.
            BigInteger expected = BigInteger.valueOf(fee)
                    .multiply(BigInteger.valueOf(2L * rest))
                    .add(BigInteger.valueOf(whole))
                    .divide(BigInteger.valueOf(2L * whole));
            assertEquals(expected.longValueExact(), proration.asked(), fee + " for " + rest + " of " + whole);
        }
    }

    @Test
    void shouldRefuseAMomentOutsideThePeriod() {
        PlanTerms plan = plan(EUR, 100);

        assertThrows(IllegalArgumentException.class, () -> Proration.of(plan, plan, BEGIN, END, BEGIN.minusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> Proration.of(plan, plan, BEGIN, END, END.plusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> Proration.of(plan, plan, BEGIN, BEGIN, BEGIN));
    }

    @Test
    void shouldRefuseAnotherCurrency() {
        PlanTerms dollars = plan(Currency.getInstance("USD"), 100);

        assertThrows(IllegalArgumentException.class, () -> Proration.of(plan(EUR, 100), dollars, BEGIN, END, BEGIN));
    }

    private static PlanTerms plan(Currency currency, long fee) {
        return new PlanTerms(currency, BillingInterval.MONTH, fee, 0, List.of(), Map.of());
    }
}
