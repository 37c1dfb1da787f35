package com.keyri.signin;

/** What happened to a sign-in, as those who follow it are told. */
public enum SignInChange {
    STARTED,
    CLAIMED,
    NUMBER_WANTED,
    NUMBER_CONFIRMED,
    APPROVED,
    REDEEMED,
    DECLINED,
    EXPIRED,
    CANCELLED,
    /** Nobody knows whether a change was committed; what the database has counts. */
    IN_DOUBT
}
