package com.keyri.limit;

import java.util.Locale;

/**
 * What is limited; each kind counts per subject. Its size stands in {@code keyri.limit.<name>}.
 *
 * <p>An exact kind counts what all nodes grant together. A flood kind counts on each node; see {@link FloodBuckets} for
 * what that lets through.
 */
public enum LimitKind {
    START_PER_ADDRESS(false),
    START_PER_BROWSER(false),
    START_PER_APPLICATION(false),
    CLAIM_PER_ADDRESS(false),
    CLAIM_PER_DEVICE(true),
    DECLINE_PER_DEVICE(true),
    PROMPT_PER_USER(true),
    NUMBER_PER_BROWSER(true),
    ENROLMENT_OPEN(true),
    CONFIRMATION(true),
    DEVICE_CALL(false),
    SOCKET_PER_ADDRESS(false),
    REFUSAL_PER_ADDRESS(false),
    NONCE_PER_ADDRESS(false),
    ACCESS_TOKEN_PER_ADDRESS(false),
    ACCESS_TOKEN_PER_APPLICATION(false),
    CALL_PER_KEY(false),
    RECOVERY_PER_ADDRESS(false),
    RECOVERY_PER_MAIL(true);

    private final boolean exact;

    LimitKind(boolean exact) {
        this.exact = exact;
    }

    /** Whether it counts what all nodes grant together: where somebody could guess, or pester. */
    public boolean isExact() {
        return exact;
    }

    /** The configuration key. */
    public String key() {
        return "keyri.limit." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
