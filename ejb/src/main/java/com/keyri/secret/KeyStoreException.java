package com.keyri.secret;

import org.jspecify.annotations.Nullable;

/** The key store refused or couldn't be read; the message says what to look at and holds no secret. */
public final class KeyStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
