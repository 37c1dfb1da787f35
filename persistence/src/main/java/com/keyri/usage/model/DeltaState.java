package com.keyri.usage.model;

/** How far a delta is. */
public enum DeltaState {
    /** It certainly hasn't arrived. */
    PENDING,
    /** It may have arrived. */
    UNKNOWN,
    SENT,
    /** Whether it has arrived can't be told from Stripe's sums: a person decides. */
    UNCLEAR,
    /** Stripe doesn't count it. */
    REJECTED,
    /** It is older than what Stripe takes. */
    EXPIRED,
    /** A person has said that it needn't be sent. */
    SETTLED;

    /** Whether a person has to look at it. */
    public boolean isFailed() {
        return this == UNCLEAR || this == REJECTED || this == EXPIRED;
    }
}
