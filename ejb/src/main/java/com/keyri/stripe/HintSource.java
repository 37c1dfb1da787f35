package com.keyri.stripe;

/** How a hint came. */
public enum HintSource {
    /** A webhook with the object as it was. */
    SNAPSHOT,
    /** A webhook that says which object it is about. */
    THIN,
    /** Asked for. */
    POLL
}
