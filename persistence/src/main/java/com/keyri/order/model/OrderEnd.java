package com.keyri.order.model;

/** Why an order has ended. */
public enum OrderEnd {
    /** A draft that nobody placed in time. */
    EXPIRED("Not placed in time"),
    /** Somebody of the customer's didn't want it any more. */
    CANCELLED("Cancelled"),
    /** Nobody said at Stripe how to pay, in time. */
    CHECKOUT_EXPIRED("Not paid in time"),
    /** Its subscription is over. */
    SUBSCRIPTION_ENDED("The subscription has ended");

    private final String label;

    OrderEnd(String label) {
        this.label = label;
    }

    /** What people read. */
    public String label() {
        return label;
    }
}
