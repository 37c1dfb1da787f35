package com.keyri.subscription.model;

import com.keyri.account.model.AccountId;
import com.keyri.money.model.Money;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of tier, as it was approved and as far as it is.
 *
 * @param amount what is to be paid at once, as it was approved
 * @param proratedAt the second that the amount was computed for
 * @param effectiveAt when it counts: at once, or from the period's end
 * @param askedBy nobody where the staff has moved a plan's customers to another version
 * @param sentAt when Stripe was asked first
 * @param refusal why not, in a word
 * @param attempts at the present step
 */
public record TierChange(
        TierChangeId id,
        OrganizationId organization,
        String subscription,
        PlanVersionId from,
        PlanVersionId to,
        ChangeTiming timing,
        ItemChanges items,
        Money amount,
        Instant proratedAt,
        Instant effectiveAt,
        Optional<AccountId> askedBy,
        Instant askedAt,
        TierChangeState state,
        Optional<Instant> sentAt,
        Optional<String> refusal,
        int attempts,
        Optional<Instant> endedAt) {
    /**
     * Stripe remembers an idempotency key for 24 hours at least; what is asked later isn't the same request any more.
     */
    public static final Duration KEY_LIFE = Duration.ofHours(23);

    /** Whether Stripe may have forgotten what it answered. */
    public boolean isKeyOldAt(Instant now) {
        return sentAt.filter(moment -> !now.isBefore(moment.plus(KEY_LIFE))).isPresent();
    }

    /** Whether the customer can still take it back: what they have asked for, and is to happen at the period's end. */
    public boolean isWithdrawable() {
        return askedBy.isPresent() && timing == ChangeTiming.PERIOD_END && state == TierChangeState.SCHEDULED;
    }
}
