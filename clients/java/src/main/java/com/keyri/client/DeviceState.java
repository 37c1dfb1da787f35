package com.keyri.client;

/** Where a device stands. */
public enum DeviceState {
    /** The user hasn't typed its code yet. */
    AWAITING_CODE,
    /** Another device of the user hasn't approved it yet, nor have 24 hours passed. */
    AWAITING_APPROVAL,
    /** It may claim and approve. */
    ACTIVE,
    /** It may not. */
    REVOKED
}
