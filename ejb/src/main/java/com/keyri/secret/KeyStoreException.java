package com.keyri.secret;

/** The key store refused or couldn't be read; the message says what to look at and holds no secret. */
public final class KeyStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
