package com.keyri.apikey;

import java.util.Locale;

/** Why a call with a key was refused; told to the log and the meters, never to the caller. */
public enum KeyRefusal {
    UNKNOWN,
    REVOKED,
    EXPIRED,
    APPLICATION_DISABLED,
    OUT_OF_SCOPE;

    /** The reason in the audit log. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
