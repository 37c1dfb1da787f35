package com.keyri.subscription;

/** What became of a reading of a subscription. */
public enum KeptReading {
    /** It is the mirror now. */
    KEPT,
    /** The mirror said so already, or the subscription has ended, or it is nobody's here. */
    NOTHING_NEW,
    /** Somebody else has kept another reading meanwhile: read again. */
    OVERTAKEN,
    /** The organization has another one that hasn't ended, as far as the mirror knows. */
    SECOND
}
