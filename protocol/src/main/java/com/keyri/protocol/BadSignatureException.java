package com.keyri.protocol;

/** A signature or MAC does not belong to the message under the given key. */
public final class BadSignatureException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    BadSignatureException() {
        super("signature does not verify");
    }
}
