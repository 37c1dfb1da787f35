package com.keyri.account.model;

/** Why a browser enrols a phone of an account. */
public enum VisitPurpose {
    SETUP,
    INVITATION,
    RECOVERY,
    /** Somebody who is signed in connects one more. */
    DEVICE
}
