package com.keyri.plan.model;

/** How often a plan is paid. */
public enum BillingInterval {
    MONTH,
    YEAR
}
