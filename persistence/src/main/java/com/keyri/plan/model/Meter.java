package com.keyri.plan.model;

/** What is counted of a customer's usage. */
public enum Meter {
    /** Each completed sign-in. */
    AUTHENTICATIONS,
    /** Each user who completed one in the period, once. */
    MONTHLY_ACTIVE_USERS
}
