package com.keyri.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.UsagePrice;
import com.keyri.protocol.TransactionText;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.Proration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferTextTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void shouldShowThePhoneTheVersionAndItsPricesOfUsage() {
        PlanVersion next = version(8, List.of(charge(new PerUnitPrice(new UnitPrice(new BigDecimal("2"))))));
        String text = new TransactionText(OfferText.of("Bakers", offer(next))).text();

        assertEquals(
                "Change the plan of Bakers from Caf\u00e9 to Caf\u00e9 now: 0.00 EUR to pay at once, plus taxes where they"
                        + " are due, plus usage until now; then 49.00 EUR a month, plus usage\n"
                        + "Each completed sign-in: 0.02 EUR\nVersion 8 of the plan, " + next.id(),
                text);
    }

    @Test
    void shouldNameTheVersionAloneWhereItsPricesAreMoreThanAPhoneShows() {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 1; i < Tiers.MOST; i++) {
            tiers.add(Tier.upTo(i * 1_000_000L, new UnitPrice(new BigDecimal("0.123456789012"))));
        }
        tiers.add(Tier.beyond(new UnitPrice(BigDecimal.ONE)));
        GraduatedPrice price = new GraduatedPrice(new Tiers(tiers));
        PlanVersion next = version(8, List.of(charge(price), new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, price)));
        String text = new TransactionText(OfferText.of("Bakers", offer(next))).text();

        assertTrue(text.endsWith("Prices of usage: as that version says\nVersion 8 of the plan, " + next.id()), text);
    }

    private static Charge charge(UsagePrice price) {
        return new Charge(Meter.AUTHENTICATIONS, 0, price);
    }

    private static TierOffer offer(PlanVersion next) {
        return new TierOffer(
                version(7, List.of()),
                next,
                ChangeTiming.NOW,
                Proration.nothing(EUR, NOW),
                NOW,
                new ItemChanges(Map.of(), List.of(), List.of(), List.of()));
    }

    /** Decomposed as some keyboards write it: the phone takes composed letters only. */
    private static PlanVersion version(int number, List<Charge> charges) {
        return new PlanVersion(
                PlanVersionId.at(NOW),
                new Plan(PlanId.at(NOW), "Cafe\u0301", "", PlanState.OFFERED, NOW, 0),
                number,
                Optional.empty(),
                new PlanTerms(EUR, BillingInterval.MONTH, 4900, 0, charges, Map.of()),
                Optional.empty(),
                NOW);
    }
}
