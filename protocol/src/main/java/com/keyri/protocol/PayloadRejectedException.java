package com.keyri.protocol;

/** A sealed payload was refused: forged, swapped, late, or for another page. */
public final class PayloadRejectedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Not of the shape, or not with the pinned algorithms. */
        MALFORMED,
        /** Not sealed to this page's encryption key. */
        NOT_FOR_THIS_KEY,
        /** Not made by someone who saw this page's QR code. */
        NOT_FROM_THE_QR,
        /** For another sign-in. */
        WRONG_SIGN_IN,
        /** For another application. */
        WRONG_APPLICATION,
        /** Too late. */
        EXPIRED
    }

    /** Why it was refused. */
    private final Reason reason;

    PayloadRejectedException(Reason reason) {
        super("payload refused: " + reason);
        this.reason = reason;
    }

    /**
     * Why the payload was refused.
     *
     * @return for the log
     */
    public Reason reason() {
        return reason;
    }
}
