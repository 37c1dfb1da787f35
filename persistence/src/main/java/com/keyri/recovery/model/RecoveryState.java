package com.keyri.recovery.model;

/** How far a recovery is. */
public enum RecoveryState {
    /** The mail with the link is out; a recovery code is wanted. */
    LINK_SENT,
    /** A code was right; others decide. */
    AWAITING_APPROVAL,
    /** A new phone may be connected. */
    APPROVED,
    /** Ended by those who decide, by the person, or by wrong codes. */
    REFUSED,
    COMPLETED,
    EXPIRED;

    /** Whether it goes on. */
    public boolean isOpen() {
        return this == LINK_SENT || this == AWAITING_APPROVAL || this == APPROVED;
    }
}
