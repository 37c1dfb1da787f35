package com.keyri.client;

/** Where a sign-in stands. */
public enum SignInState {
    /** Waits for a phone. */
    PENDING,
    /** A phone has scanned it. */
    CLAIMED,
    /** The person approved. */
    APPROVED,
    /** The page has its token. */
    REDEEMED,
    /** The person or the server declined. */
    DECLINED,
    /** Too late. */
    EXPIRED,
    /** The page gave up. */
    CANCELLED
}
