package com.keyri.subscription;

import com.keyri.money.model.Money;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanTerms;
import com.keyri.subscription.model.ChangeTiming;

/** What the phone shows of a change of plan: whose, from what, to what, and what it costs now and later. */
final class OfferText {
    private OfferText() {}

    static String of(String organization, TierOffer offer) {
        String what = "Change the plan of " + organization + " from "
                + offer.from().planName() + " to " + offer.to().planName();
        return offer.timing() == ChangeTiming.NOW
                ? what + " now: " + offer.proration().total() + " to pay at once, plus usage until now; then "
                        + regularly(offer.to().terms())
                : what + " on " + BillingNotices.day(offer.effectiveAt()) + ": then "
                        + regularly(offer.to().terms());
    }

    private static String regularly(PlanTerms terms) {
        return new Money(terms.flatFee(), terms.currency())
                + (terms.interval() == BillingInterval.MONTH ? " a month" : " a year")
                + (terms.charges().isEmpty() ? "" : ", plus usage");
    }
}
