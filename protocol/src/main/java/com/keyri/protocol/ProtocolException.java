package com.keyri.protocol;

/**
 * A message of the sign-in protocol was refused.
 *
 * <p>Every subclass carries a fixed text or an enum constant and never a piece of the input, so a caller may write the
 * message to its audit log. To the outside all of them look the same.
 */
public abstract class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }

    ProtocolException(String message, boolean withStackTrace) {
        super(message, null, false, withStackTrace);
    }
}
