package com.keyri.application.model;

/** Whether an application may sign people in. */
public enum ApplicationState {
    ACTIVE,
    DISABLED
}
