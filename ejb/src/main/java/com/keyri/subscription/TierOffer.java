package com.keyri.subscription;

import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.Proration;
import java.time.Instant;

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
        ItemChanges items) {}
