package com.keyri.usage.model;

/** Whether a difference still is one. */
public enum DriftState {
    OPEN,
    /** A person lives with it, or has made it good outside. */
    ACCEPTED,
    /** A person has put it right. */
    CORRECTED,
    /** At a later look there was none. */
    GONE
}
