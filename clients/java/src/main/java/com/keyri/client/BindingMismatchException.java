package com.keyri.client;

/**
 * The keys that the server names don't belong to the browser that shows the QR, or the sign-in isn't this account's:
 * somebody stands between. The device has declined and reported it.
 */
public final class BindingMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BindingMismatchException() {
        super("the QR code and the server disagree; declined");
    }
}
