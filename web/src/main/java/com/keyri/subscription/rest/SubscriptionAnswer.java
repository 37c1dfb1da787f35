package com.keyri.subscription.rest;

import com.keyri.subscription.SubscriptionView;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organization has.
 *
 * @param standing how it stands with its payments
 * @param graceUntil until when a missing payment changes nothing, or changed nothing
 * @param plan absent where it has none
 * @param status of its subscription at Stripe; absent where it never had one
 * @param change the latest change of plan
 */
public record SubscriptionAnswer(
        Standing standing,
        Instant since,
        @Nullable Instant graceUntil,
        @Nullable PlanBody plan,
        @Nullable SubscriptionStatus status,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant endsAt,
        @Nullable ChangeAnswer change) {
    static SubscriptionAnswer from(SubscriptionView view) {
        return new SubscriptionAnswer(
                view.entitlement().standing(),
                view.entitlement().since(),
                view.entitlement().graceUntil().orElse(null),
                view.plan().map(PlanBody::from).orElse(null),
                view.subscription().map(Subscription::status).orElse(null),
                view.subscription().map(Subscription::periodStart).orElse(null),
                view.subscription().map(Subscription::periodEnd).orElse(null),
                view.subscription().flatMap(Subscription::trialEnd).orElse(null),
                view.subscription().flatMap(Subscription::cancelAt).orElse(null),
                view.change().map(ChangeAnswer::from).orElse(null));
    }
}
