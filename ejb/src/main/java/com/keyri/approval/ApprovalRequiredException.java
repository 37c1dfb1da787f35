package com.keyri.approval;

import jakarta.ejb.ApplicationException;

/** An action of high value wants an approval on the phone first; nothing was done. */
@ApplicationException(rollback = true)
public final class ApprovalRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    ApprovalRequiredException(String text) {
        super("approval required", null, false, false);
        this.text = text;
    }

    /** What the phone has to show, and the person to approve. */
    public String text() {
        return text;
    }
}
