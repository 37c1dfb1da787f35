package com.keyri.signin.model;

/** Why what a sign-in started was ended. */
public enum EndReason {
    DISAVOWED,
    CODE_USED_TWICE,
    USER_SUSPENDED,
    DEVICE_REVOKED
}
