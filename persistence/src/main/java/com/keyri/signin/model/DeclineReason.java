package com.keyri.signin.model;

/** Why a sign-in was declined: by the person, by the phone's check of the binding, by numbers, by the risk verdict. */
public enum DeclineReason {
    NOT_ME,
    CHANGED_MY_MIND,
    BINDING_MISMATCH,
    WRONG_NUMBERS,
    FORBIDDEN_NETWORK
}
