package com.keyri.subscription.model;

/** What doesn't fit between here and Stripe, and wants a person. */
public enum DifferenceKind {
    /** A subscription has a price that no plan here has. */
    UNKNOWN_PRICE("A price that no plan has"),
    /** A subscription to one of our plans is of a customer that nobody here is. */
    UNKNOWN_CUSTOMER("A customer that nobody here is"),
    /** A checkout gave an organization a second customer. */
    OTHER_CUSTOMER("A second customer for one organization"),
    /** An organization has a second live subscription. */
    SECOND_SUBSCRIPTION("A second subscription"),
    /** Stripe invoiced another amount for a change than was approved. */
    PRORATION("Another amount than approved"),
    /** The staff have moved a customer to another version of the plan, and it didn't come about. */
    PLAN_MOVE("A move to another version that didn't come about");

    private final String label;

    DifferenceKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
