package com.keyri.plan.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.VolumePrice;
import com.keyri.plan.rest.ChargeBody;
import com.keyri.plan.rest.TermsBody;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsFormTest {
    @Test
    void shouldGiveTermsBackAsTheyWereFilledIn() {
        Tiers tiers = new Tiers(List.of(Tier.upTo(100, unit("12.5")), Tier.beyond(unit("0"))));
        PlanTerms terms = new PlanTerms(
                Currency.getInstance("EUR"),
                BillingInterval.YEAR,
                4_950,
                14,
                List.of(
                        new Charge(Meter.AUTHENTICATIONS, 0, new PackagePrice(1_000, unit("0.25"))),
                        new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, new VolumePrice(tiers))),
                Map.of(Meter.MONTHLY_ACTIVE_USERS, 5_000L));
        TermsForm form = new TermsForm();
        form.fill(terms);
        assertEquals("49.50", form.getFlatFee());
        assertEquals("0.0025", form.getCharges().get(0).getUnitPrice());
        assertEquals(terms, form.body().terms());
        assertEquals(TermsBody.from(terms), form.body());
    }

    @Test
    void shouldReadAmountsInTheCurrencysUnits() {
        TypedAmounts euros = TypedAmounts.in("EUR");
        assertEquals("4900", euros.minor(" 49 "));
        assertEquals("0.4", euros.minor("0,004"));
        assertEquals("0", euros.minor("0.00"));
        assertEquals(4_900L, euros.wholeMinor("49.00"));
        assertEquals(-1L, euros.wholeMinor("49.001"));
        assertEquals("49", TypedAmounts.in("JPY").minor("49"));
        assertNull(euros.minor(null));
        for (String wrong : List.of("-1", "1e9", "abc", "1,000.00", "", "9999999999999999")) {
            assertEquals("none", euros.minor(wrong), wrong);
            assertTrue(euros.whole(wrong) < 0 || (euros.whole(wrong) > 0 && wrong.isEmpty()), wrong);
        }
    }

    @Test
    void shouldTakeNoAmountThatMayBeAThousandTimesAnother() {
        TypedAmounts euros = TypedAmounts.in("EUR");
        for (String wrong : List.of("1,000", " 12,500 ", "1.000")) {
            assertEquals(-1L, euros.wholeMinor(wrong), wrong);
            assertTrue(euros.isAmbiguousFee(wrong), wrong);
        }
        assertEquals("none", euros.minor("1,250"));
        assertEquals("125", euros.minor("1.250"), "our pages write prices of units so");
        assertEquals(1_000L, TypedAmounts.in("KWD").wholeMinor("1.000"), "it has three decimals");
        assertEquals(-1L, TypedAmounts.in("KWD").wholeMinor("1,000"));
        for (String clear : List.of("1000", "1000.00", "1000,00", "0,004", "1,0000", "1234,567")) {
            assertFalse(TypedAmounts.isAmbiguous(clear), clear);
        }
    }

    @Test
    void shouldNameTheFieldsThatMayBeMeantInTwoWays() {
        TermsForm form = new TermsForm();
        form.setFlatFee("1,000");
        ChargeForm signIns = form.getCharges().get(0);
        signIns.setModel(ChargeBody.Model.PER_UNIT);
        signIns.setUnitPrice("2,500");
        signIns.getTiers().get(0).setUnitPrice("3,000");
        ChargeForm users = form.getCharges().get(1);
        users.setModel(ChargeBody.Model.VOLUME);
        users.getTiers().get(1).setUnitPrice("3,000");
        assertEquals(List.of("flatFee", "charges:0:unitPrice", "charges:1:tiers:1:unitPrice"), form.ambiguous());
        form.setFlatFee("1000.00");
        signIns.setUnitPrice("2500");
        users.setModel(null);
        assertEquals(List.of(), form.ambiguous());
    }

    @Test
    void shouldKnowTheFieldOfEachMember() {
        TermsForm form = new TermsForm();
        ChargeForm users = form.getCharges().get(1);
        users.setModel(ChargeBody.Model.GRADUATED);
        users.setLimit("5");
        users.getTiers().get(1).setUnitPrice("1");
        users.addTier();
        users.getTiers().get(3).setUpTo("7");
        assertEquals(2, form.body().charges().get(0).tiers().size());
        assertEquals("charges:1:tiers:1:upTo", form.field("charges[0].tiers[0].upTo"));
        assertEquals("charges:1:tiers:3:unitPrice", form.field("charges[0].tiers[1].unitPrice"));
        assertEquals("charges:1:tiers:0:unitPrice", form.field("charges[0].tiers"));
        assertEquals("charges:1:included", form.field("charges[0].included"));
        assertEquals("charges:1:limit", form.field("limits[0].most"));
        assertEquals("flatFee", form.field("flatFee"));
    }

    @Test
    void shouldLeaveOutWhatDoesntGoWithTheKind() {
        TermsForm form = new TermsForm();
        form.setFlatFee("0");
        ChargeForm signIns = form.getCharges().get(0);
        signIns.setUnitPrice("0.01");
        signIns.setPackageSize("10");
        signIns.getTiers().get(0).setUnitPrice("1");
        assertEquals(List.of(), form.body().charges());
        signIns.setModel(ChargeBody.Model.PER_UNIT);
        assertEquals(
                List.of(new ChargeBody(Meter.AUTHENTICATIONS, null, ChargeBody.Model.PER_UNIT, "1", null, null)),
                form.body().charges());
    }

    private static UnitPrice unit(String minorUnits) {
        return new UnitPrice(new BigDecimal(minorUnits));
    }
}
