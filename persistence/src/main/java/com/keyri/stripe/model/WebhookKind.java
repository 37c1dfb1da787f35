package com.keyri.stripe.model;

/** What Stripe tells an address of ours. */
public enum WebhookKind {
    /** Events with the object as it was. */
    SNAPSHOT,
    /** Events that only say which object they are about. */
    THIN
}
