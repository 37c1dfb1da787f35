package com.keyri.plan.model;

/** What is counted of a customer's usage. */
public enum Meter {
    /** Each completed sign-in. */
    AUTHENTICATIONS("keyri_authentications"),
    /** Each user who completed one in the period, once. */
    MONTHLY_ACTIVE_USERS("keyri_monthly_active_users");

    private final String stripeEvent;

    Meter(String stripeEvent) {
        this.stripeEvent = stripeEvent;
    }

    /** The event name of the meter at Stripe that counts the same; it adds up what it is told. */
    public String stripeEvent() {
        return stripeEvent;
    }
}
