package com.keyri.signin;

/** Which end of a sign-in follows it. */
public enum Follower {
    BROWSER,
    PHONE
}
