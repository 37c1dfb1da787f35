package com.keyri.client;

/** A sign-in ended without the page's being signed in. */
public final class SignInEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How it ended. */
    private final EventType end;

    SignInEndedException(EventType end) {
        super("the sign-in ended: " + end);
        this.end = end;
    }

    /**
     * How it ended.
     *
     * @return declined, expired, cancelled, or redeemed by another call
     */
    public EventType end() {
        return end;
    }
}
