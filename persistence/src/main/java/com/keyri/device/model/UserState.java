package com.keyri.device.model;

/** Whether a user of an application may sign in. */
public enum UserState {
    ACTIVE,
    SUSPENDED
}
