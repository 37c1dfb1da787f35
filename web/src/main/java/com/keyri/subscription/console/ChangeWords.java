package com.keyri.subscription.console;

import com.keyri.subscription.model.TierChange;

/** How far a change of plan is, in words. */
final class ChangeWords {
    private ChangeWords() {}

    static String of(TierChange change) {
        return switch (change.state()) {
            case ASKED, SENDING -> "on its way";
            case AWAITING_PAYMENT -> "waits for its payment: pay the open invoice on Stripe’s pages";
            case SCHEDULED -> "planned for the end of the period";
            case WITHDRAWING -> "being taken back";
            case DONE -> "done";
            case WITHDRAWN -> "taken back";
            case LAPSED -> "not done: Stripe couldn’t be reached in time. Nothing was changed";
            case REFUSED -> "not done: " + refusal(change.refusal().orElse(""));
        };
    }

    private static String refusal(String word) {
        return switch (word) {
            case "NOT_PAID" -> "it wasn’t paid";
            case "SUBSCRIPTION_ENDED" -> "the subscription has ended";
            case "CHANGED_MEANWHILE" -> "the subscription was changed meanwhile";
            case "NOT_AS_PLANNED" -> "it was taken out of Stripe’s plan";
            default -> "Stripe has refused it (" + word + ")";
        };
    }
}
