package com.keyri.order.model;

/** How far an order is; it goes forward only. */
public enum OrderState {
    /** Written down, and not ordered yet. */
    DRAFT("Draft"),
    /** Ordered; how to pay is to be said at Stripe. */
    PLACED("Placed"),
    /** Paid for; or it was, where it has ended. */
    ACTIVE("Active"),
    /** Over, and out of the way. */
    ARCHIVED("Archived"),
    /** Nothing of a person is in it any more. */
    DELETED("Deleted");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    /** What people read. */
    public String label() {
        return label;
    }
}
