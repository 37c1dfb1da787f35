package com.keyri.plan.model;

import com.keyri.account.model.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody wants a version published at Stripe, and who has confirmed it.
 *
 * @param confirmedBy the last one who did; somebody else
 * @param failures how often Stripe has failed at it
 */
public record PlanPublication(
        PlanVersionId version, AccountId askedBy, Instant askedAt, Optional<AccountId> confirmedBy, int failures) {}
