package com.keyri.protocol;

/** An id token or a logout token was refused. */
public final class TokenRejectedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Not a compact JWS with ES256, the right {@code typ}, a {@code kid} and the right claims. */
        MALFORMED,
        /** No published key has this {@code kid}; fetch the key set again, but not for each token. */
        UNKNOWN_KEY,
        /** Not signed by that key. */
        BAD_SIGNATURE,
        /** From another installation. */
        WRONG_ISSUER,
        /** For another application. */
        WRONG_AUDIENCE,
        /** Expired, or from the future. */
        WRONG_TIME,
        /** Not the nonce of this person's pre-login cookie. */
        WRONG_NONCE,
        /** For another transaction, for none, or for one where none was made. */
        WRONG_TRANSACTION
    }

    /** Why it was refused. */
    private final Reason reason;

    TokenRejectedException(Reason reason) {
        super("token refused: " + reason);
        this.reason = reason;
    }

    /**
     * Why the token was refused.
     *
     * @return for the log
     */
    public Reason reason() {
        return reason;
    }
}
