package com.keyri.stripe;

import java.util.List;
import java.util.Optional;

/** The port to Stripe's subscriptions. All methods throw {@link StripeException}. */
public interface SubscriptionGateway {
    Optional<StripeSubscription> find(String subscription);

    /** All of a customer's, ended ones too, the newest first. */
    List<StripeSubscription> ofCustomer(String customer);

    /** Changes the prices at once, and gives what came of it: {@code pendingUpdate} says that a payment is missing. */
    StripeSubscription change(SubscriptionChange change);

    /** Plans other prices for the next period, instead of whatever was planned before. */
    StripeSubscription changeAtPeriodEnd(PlannedSubscriptionChange change);

    /** Forgets what was planned for the next period; done where nothing was. */
    StripeSubscription cancelChangeAtPeriodEnd(String subscription, String idempotencyKey);

    /** Has it end with its present period, or not. */
    StripeSubscription endAtPeriodEnd(String subscription, boolean ends, String idempotencyKey);

    /** Ends it now, without giving anything back; done where it has ended. */
    StripeSubscription end(String subscription, String idempotencyKey);
}
