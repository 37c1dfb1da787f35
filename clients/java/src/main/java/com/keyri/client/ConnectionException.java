package com.keyri.client;

/** The installation couldn't be reached, or answered something outside of its contract. The message holds no body. */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionException(String message) {
        super(message);
    }

    ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
