package com.keyri.protocol;

/**
 * A text or a byte string does not have the shape that the protocol demands. The message names the part and the rule
 * ({@code "x: not 32 bytes"}), never the value.
 */
public final class MalformedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
