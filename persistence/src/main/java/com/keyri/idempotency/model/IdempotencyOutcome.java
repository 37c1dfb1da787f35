package com.keyri.idempotency.model;

/** What is known about a request under its Idempotency-Key; the names are the database's. */
public enum IdempotencyOutcome {
    /** Nothing until now: what it asks for is to be made. */
    NEW,
    /** It was answered before. */
    KNOWN,
    /** The key belongs to another request. */
    OTHER,
    /** It is being answered elsewhere. */
    OPEN
}
