package com.keyri.stripe;

import java.util.Locale;
import java.util.stream.Stream;

/** Stripe's words for how a subscription stands. */
public enum StripeSubscriptionStatus {
    INCOMPLETE,
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    UNPAID,
    PAUSED,
    CANCELED,
    /** A word that we don't know yet. */
    OTHER;

    static StripeSubscriptionStatus of(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
