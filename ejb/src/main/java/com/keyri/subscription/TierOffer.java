package com.keyri.subscription;

import com.keyri.account.model.AccountId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.Proration;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import java.time.Instant;
import java.util.Optional;

/**
 * What a change of plan would make to pay, and when it would count.
 *
 * @param proration what is to be paid at once: nothing where it counts from the next period on
 * @param effectiveAt the period's end, or the moment of the proration
 */
public record TierOffer(
        PlanVersion from,
        PlanVersion to,
        ChangeTiming timing,
        Proration proration,
        Instant effectiveAt,
        ItemChanges items) {
    /**
     * The change that is asked for by this.
     *
     * @param askedBy nobody where the staff move a plan's customers
     */
    TierChange ask(Subscription subscription, Optional<AccountId> askedBy, Instant now) {
        return new TierChange(
                TierChangeId.at(now),
                subscription.organization(),
                subscription.id(),
                from.id(),
                to.id(),
                timing,
                items,
                proration.total(),
                proration.at(),
                effectiveAt,
                askedBy,
                now,
                TierChangeState.ASKED,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }
}
