package com.keyri.client;

import org.jspecify.annotations.Nullable;

/**
 * The keys that the server names don't belong to the browser that shows the QR, or the sign-in isn't this account's:
 * somebody stands between. The device has declined and reported it where it could.
 */
public final class BindingMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kept the decline from arriving, if anything did. */
    BindingMismatchException(@Nullable RuntimeException undeclined) {
        super("the QR code and the server disagree" + (undeclined == null ? "; declined" : ""), undeclined);
    }

    /**
     * Whether the server has taken the decline. Where it hasn't, the sign-in ends by itself: nothing was signed.
     *
     * @return false where the server couldn't be reached or refused; the cause says which
     */
    public boolean isDeclined() {
        return getCause() == null;
    }
}
