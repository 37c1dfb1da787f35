package com.keyri.usage.model;

/** Where a difference is. */
public enum DriftKind {
    /** Stripe didn't count a delta. */
    REJECTED,
    /** A delta was too old for Stripe. */
    EXPIRED,
    /** Nobody knows whether a delta has arrived. */
    UNCLEAR,
    /** Stripe's sum of an hour is another one than ours. */
    SUMMARY,
    EVENTS_AND_BUCKETS,
    BUCKETS_AND_DELTAS
}
