package com.keyri.subscription.rest;

import com.keyri.money.model.Money;
import com.keyri.money.rest.MoneyBody;
import com.keyri.subscription.TierOffer;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.Proration;
import java.time.Instant;

/**
 * What a change of plan would make to pay.
 *
 * @param proratedAt the second that it is computed for; it is good for fifteen minutes
 * @param givenBack what was paid for the rest of the period
 * @param asked what the rest of the period costs by the other plan
 * @param dueNow the difference
 */
public record PreviewChangeAnswer(
        PlanBody from,
        PlanBody to,
        ChangeTiming timing,
        Instant effectiveAt,
        Instant proratedAt,
        MoneyBody givenBack,
        MoneyBody asked,
        MoneyBody dueNow) {
    static PreviewChangeAnswer from(TierOffer offer) {
        Proration proration = offer.proration();
        return new PreviewChangeAnswer(
                PlanBody.from(offer.from()),
                PlanBody.from(offer.to()),
                offer.timing(),
                offer.effectiveAt(),
                proration.at(),
                MoneyBody.from(new Money(proration.givenBack(), proration.currency())),
                MoneyBody.from(new Money(proration.asked(), proration.currency())),
                MoneyBody.from(proration.total()));
    }
}
