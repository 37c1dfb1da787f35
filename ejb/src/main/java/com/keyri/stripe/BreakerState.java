package com.keyri.stripe;

/** Whether Stripe is asked at all. */
public enum BreakerState {
    /** It is. */
    CLOSED,
    /** It has failed too often, and is left alone for a while. */
    OPEN,
    /** One call finds out whether it works again. */
    HALF_OPEN,
    /** It has refused the key: nothing is asked before the key was looked at. */
    REFUSED
}
