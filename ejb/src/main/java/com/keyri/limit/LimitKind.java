package com.keyri.limit;

import java.util.Locale;

/** What is limited; each kind counts per subject. Its size stands in {@code keyri.limit.<name>}. */
public enum LimitKind {
    START_PER_ADDRESS,
    START_PER_BROWSER,
    START_PER_APPLICATION,
    CLAIM_PER_ADDRESS,
    CLAIM_PER_DEVICE,
    DECLINE_PER_DEVICE,
    PROMPT_PER_USER,
    NUMBER_PER_BROWSER,
    ENROLMENT_OPEN,
    CONFIRMATION,
    DEVICE_CALL,
    SOCKET_PER_ADDRESS,
    REFUSAL_PER_ADDRESS,
    NONCE_PER_ADDRESS,
    ACCESS_TOKEN_PER_ADDRESS,
    ACCESS_TOKEN_PER_APPLICATION;

    /** The configuration key. */
    public String key() {
        return "keyri.limit." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
