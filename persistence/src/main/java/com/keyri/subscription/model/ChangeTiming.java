package com.keyri.subscription.model;

/** When a change of tier counts. */
public enum ChangeTiming {
    /** As soon as what it costs is paid. */
    NOW,
    /** From the next period on. */
    PERIOD_END
}
