package com.keyri.session.model;

/** Why a session ended before its time. */
public enum SessionEnd {
    SIGNED_OUT,
    REVOKED,
    RECOVERED
}
