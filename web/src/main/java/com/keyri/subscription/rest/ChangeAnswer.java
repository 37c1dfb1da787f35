package com.keyri.subscription.rest;

import com.keyri.money.rest.MoneyBody;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of plan.
 *
 * @param dueNow what was agreed to be paid at once
 * @param refusal why it didn't come about, in a word
 */
public record ChangeAnswer(
        TierChangeId tierChangeId,
        PlanVersionId from,
        PlanVersionId to,
        ChangeTiming timing,
        MoneyBody dueNow,
        Instant effectiveAt,
        TierChangeState state,
        @Nullable String refusal,
        Instant askedAt,
        @Nullable Instant endedAt) {
    static ChangeAnswer from(TierChange change) {
        return new ChangeAnswer(
                change.id(),
                change.from(),
                change.to(),
                change.timing(),
                MoneyBody.from(change.amount()),
                change.effectiveAt(),
                change.state(),
                change.refusal().orElse(null),
                change.askedAt(),
                change.endedAt().orElse(null));
    }
}
