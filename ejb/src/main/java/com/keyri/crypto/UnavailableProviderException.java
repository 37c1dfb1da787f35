package com.keyri.crypto;

/** A cryptographic provider can't be used here; the message says why. */
final class UnavailableProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableProviderException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
