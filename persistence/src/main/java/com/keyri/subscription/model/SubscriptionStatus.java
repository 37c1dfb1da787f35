package com.keyri.subscription.model;

import java.util.Locale;
import java.util.stream.Stream;

/** How a subscription stands at Stripe. */
public enum SubscriptionStatus {
    /** Its first payment is missing. */
    INCOMPLETE,
    /** Its first payment never came. */
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    /** A payment failed; Stripe tries again. */
    PAST_DUE,
    /** A payment failed; Stripe doesn't try again. */
    UNPAID,
    /** Its trial ended without a means of payment. */
    PAUSED,
    CANCELED,
    /** Stripe has a word for it that this version doesn't know. */
    OTHER;

    /** That of Stripe's word. */
    public static SubscriptionStatus of(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether it never comes back. */
    public boolean isOver() {
        return this == CANCELED || this == INCOMPLETE_EXPIRED;
    }

    /** Whether all is paid that had to be until now. */
    public boolean isGood() {
        return this == ACTIVE || this == TRIALING;
    }

    /** Whether something is owed. */
    public boolean isOwing() {
        return this == PAST_DUE || this == UNPAID || this == PAUSED;
    }
}
