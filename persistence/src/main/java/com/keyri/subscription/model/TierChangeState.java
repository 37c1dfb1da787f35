package com.keyri.subscription.model;

/** How far a change of tier is. */
public enum TierChangeState {
    /** Approved; Stripe wasn't asked yet. */
    ASKED,
    /** Stripe was asked, or may have been. */
    SENDING,
    /** Stripe waits for a payment. */
    AWAITING_PAYMENT,
    /** Stripe will do it when the period ends. */
    SCHEDULED,
    /** Stripe is asked to forget it. */
    WITHDRAWING,
    DONE,
    /** Stripe said no, or the payment never came. */
    REFUSED,
    WITHDRAWN,
    /** Stripe couldn't be asked in time; nothing was changed. */
    LAPSED;

    public boolean isOver() {
        return switch (this) {
            case DONE, REFUSED, WITHDRAWN, LAPSED -> true;
            case ASKED, SENDING, AWAITING_PAYMENT, SCHEDULED, WITHDRAWING -> false;
        };
    }
}
