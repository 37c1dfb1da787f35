package com.keyri.stripe.model;

/** What became of a hint. */
public enum HintState {
    WAITING,
    DONE,
    /** It wasn't ours to act on. */
    IGNORED,
    /** It has failed so often that somebody has to look. */
    PARKED
}
