package com.keyri.stripe.model;

/** What is known of a key. */
public enum ConnectionState {
    /** Nothing yet: it waits to be probed. */
    PENDING,
    /** It may what it has to, and no more. */
    GOOD,
    /** It may too little or too much, or is nobody's. */
    REFUSED,
    /** Another one has taken its place, and it is forgotten. */
    REPLACED
}
