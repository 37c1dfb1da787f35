package com.keyri.stripe;

/** Why Stripe didn't do what it was asked for. */
public enum StripeFailure {
    /** The installation has no usable key. */
    NOT_CONFIGURED(false),
    /** Not asked: it has failed too often, or refused the key. */
    BREAKER_OPEN(false),
    /** No answer came, or none in time. */
    UNREACHABLE(true),
    /** Too many requests, here or there. */
    BUSY(false),
    /** It failed itself. */
    BROKEN(true),
    /** Another request with the same idempotency key is under way. */
    CONFLICT(true),
    /** The request was refused for what it says; a declined card is that too. */
    REFUSED(false),
    /** There is no such object. */
    NOT_FOUND(false),
    /** The key may not do this. */
    NOT_ALLOWED(false),
    /** The key is nobody's, or was revoked. */
    KEY_REFUSED(false);

    private final boolean isOutcomeUnknown;

    StripeFailure(boolean isOutcomeUnknown) {
        this.isOutcomeUnknown = isOutcomeUnknown;
    }

    /** Whether the request may have been done all the same. */
    public boolean isOutcomeUnknown() {
        return isOutcomeUnknown;
    }
}
