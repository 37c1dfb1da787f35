package com.keyri.subscription;

import com.keyri.money.model.Money;
import com.keyri.plan.PriceWords;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.protocol.TransactionText;
import com.keyri.subscription.model.ChangeTiming;
import java.text.Normalizer;
import java.util.List;

/** What the phone shows of a change of plan: whose, from what, to what, and what it costs now and later. */
final class OfferText {
    private OfferText() {}

    /** With all prices of usage, where a phone shows as much; the version that they are of is named in any case. */
    static String of(String organization, TierOffer offer) {
        PlanVersion next = offer.to();
        String version = "\nVersion " + next.number() + " of the plan, " + next.id();
        List<String> usage = PriceWords.usage(next.terms());
        String whole =
                normal(what(organization, offer) + (usage.isEmpty() ? "" : "\n" + String.join("\n", usage)) + version);
        return whole.length() <= TransactionText.MAX_CHARS
                ? whole
                : normal(what(organization, offer) + "\nPrices of usage: as that version says" + version);
    }

    private static String what(String organization, TierOffer offer) {
        String what = "Change the plan of " + organization + " from "
                + offer.from().planName() + " to " + offer.to().planName();
        return offer.timing() == ChangeTiming.NOW
                ? what + " now: " + offer.proration().total()
                        + " to pay at once, plus taxes where they are due, plus usage until now; then "
                        + regularly(offer.to().terms())
                : what + " on " + BillingNotices.day(offer.effectiveAt()) + ": then "
                        + regularly(offer.to().terms()) + ", plus taxes where they are due";
    }

    private static String regularly(PlanTerms terms) {
        return new Money(terms.flatFee(), terms.currency())
                + (terms.interval() == BillingInterval.MONTH ? " a month" : " a year")
                + (terms.charges().isEmpty() ? "" : ", plus usage");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
