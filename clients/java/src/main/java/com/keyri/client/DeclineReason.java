package com.keyri.client;

/** Why a person, or the device by itself, declines. */
public enum DeclineReason {
    /** The person didn't start this. */
    NOT_ME,
    /** The person started it and no longer wants it. */
    CHANGED_MY_MIND,
    /** The keys that the server names don't belong to the browser that shows the QR. */
    BINDING_MISMATCH
}
