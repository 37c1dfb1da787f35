package com.keyri.invoice.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.invoice.model.ExpectedBill.NextPeriod;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedBillTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-05-15T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-05-20T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final PlanVersionId SMALL = PlanVersionId.at(MAY);
    private static final PlanVersionId LARGE = PlanVersionId.at(MIDDLE);

    @Test
    void shouldAskForEachSegmentByItsOwnTermsAndForTheNextPeriodInAdvance() {
        BilledSegment first = segment(MAY, MIDDLE, SMALL, terms("EUR", 1_000, 100, "10"), 150);
        BilledSegment second = segment(MIDDLE, NOW, LARGE, terms("EUR", 5_000, 100, "2"), 150);

        ExpectedBill bill = ExpectedBill.of(
                MAY, JUNE, NOW, List.of(first, second), Optional.of(new NextPeriod(JUNE, JULY, second)));

        assertEquals(
                List.of(0L, 500L, 0L, 100L, 5_000L),
                bill.lines().stream().map(ExpectedLine::amount).toList());
        assertEquals(
                List.of(SMALL, SMALL, LARGE, LARGE, LARGE),
                bill.lines().stream().map(ExpectedLine::version).toList());
        assertEquals("56.00 EUR", bill.total().toString());
        assertEquals(JUNE, bill.lines().get(4).from());
        assertEquals(JULY, bill.lines().get(4).to());
        assertEquals(InvoiceLineKind.FLAT_FEE, bill.lines().get(4).kind());
    }

    @Test
    void shouldAskNothingForATrialAndNothingInAdvanceWhereItEnds() {
        PlanTerms terms = terms("EUR", 1_000, 0, "10");
        BilledSegment trial =
                new BilledSegment(MAY, JUNE, SMALL, "Small", terms, Map.of(Meter.AUTHENTICATIONS, 99L), true);

        assertEquals(
                "0.00 EUR",
                ExpectedBill.of(MAY, JUNE, NOW, List.of(trial), Optional.empty())
                        .total()
                        .toString());
        assertEquals(
                "10.00 EUR",
                ExpectedBill.of(MAY, JUNE, NOW, List.of(trial), Optional.of(new NextPeriod(JUNE, JULY, trial)))
                        .total()
                        .toString());
    }

    @Test
    void shouldRefuseABillInTwoCurrencies() {
        List<BilledSegment> segments = List.of(
                segment(MAY, MIDDLE, SMALL, terms("EUR", 1_000, 0, "10"), 1),
                segment(MIDDLE, NOW, LARGE, terms("USD", 1_000, 0, "10"), 1));
        assertThrows(IllegalArgumentException.class, () -> ExpectedBill.of(MAY, JUNE, NOW, segments, Optional.empty()));
    }

    private static BilledSegment segment(
            Instant from, Instant to, PlanVersionId version, PlanTerms terms, long quantity) {
        return new BilledSegment(from, to, version, "Plan", terms, Map.of(Meter.AUTHENTICATIONS, quantity), false);
    }

    private static PlanTerms terms(String currency, long flatFee, long included, String unit) {
        return new PlanTerms(
                Currency.getInstance(currency),
                BillingInterval.MONTH,
                flatFee,
                0,
                List.of(new Charge(
                        Meter.AUTHENTICATIONS, included, new PerUnitPrice(new UnitPrice(new BigDecimal(unit))))),
                Map.of());
    }
}
