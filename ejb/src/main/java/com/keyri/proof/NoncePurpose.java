package com.keyri.proof;

/** The step that a server nonce was made for; it counts at no other. */
public enum NoncePurpose {
    EVENTS,
    NUMBER,
    DECISION,
    TOKEN,
    DEVICE,
    ENROLMENT,
    PEER_APPROVAL,
    DEVICE_KEY,
    KNOWN_BROWSER
}
