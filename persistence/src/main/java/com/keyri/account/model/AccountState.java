package com.keyri.account.model;

/** Whether an account may sign in. */
public enum AccountState {
    /** It has no phone yet. */
    ENROLLING,
    ACTIVE,
    DISABLED
}
