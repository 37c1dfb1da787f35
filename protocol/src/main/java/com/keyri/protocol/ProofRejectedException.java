package com.keyri.protocol;

/** A proof of possession was refused. The reason is for the audit log; the outside always sees the same refusal. */
public final class ProofRejectedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    /** Why. Up to the bad signature all are found without a good one, or by its absence. */
    public enum Reason {
        /** Not a compact JWS of at most 4,096 characters with the right header and claims. */
        MALFORMED,
        /** The header carries no public key. */
        NO_KEY,
        /** The proof was made for another HTTP method. */
        WRONG_METHOD,
        /** The proof was made for another address. */
        WRONG_URI,
        /** {@code iat} is more than 60 seconds away. */
        WRONG_TIME,
        /** The proof belongs to another access token, or to one where none is used. */
        WRONG_TOKEN,
        /** The signature doesn't belong to the key in the header. */
        BAD_SIGNATURE,
        /** Otherwise good, but a nonce of the server is demanded and there is none. */
        NO_NONCE,
        /** Otherwise good, but the nonce isn't one that the server takes at this step, or no longer. */
        WRONG_NONCE,
        /** A good proof by a key that the token isn't bound to. */
        WRONG_KEY,
        /** A good proof that was used before. */
        REPLAYED
    }

    /** Why it was refused. */
    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason for the audit log
     */
    public ProofRejectedException(Reason reason) {
        super("proof refused: " + reason, false);
        this.reason = reason;
    }

    /**
     * Whether a proof with a fresh nonce of the server would be accepted (RFC 9449 section 8).
     *
     * @return true for {@link Reason#NO_NONCE} and {@link Reason#WRONG_NONCE}
     */
    public boolean isAboutNonce() {
        return reason == Reason.NO_NONCE || reason == Reason.WRONG_NONCE;
    }

    /**
     * Why the proof was refused.
     *
     * @return for the audit log
     */
    public Reason reason() {
        return reason;
    }
}
