package com.keyri.stripe;

import java.util.regex.Pattern;

/** Stripe's ids, before they become part of a path. */
final class StripeIds {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

    private StripeIds() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether it is shaped like the id of an event. */
    static boolean isEventId(String text) {
        return text.startsWith("evt_") && isId(text);
    }

    /**
     * Gives it back.
     *
     * @throws IllegalArgumentException where it isn't shaped like one
     */
    static String require(String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException("not an id of Stripe's");
        }
        return text;
    }
}
