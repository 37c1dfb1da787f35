package com.keyri.device;

/**
 * An enrolment can't be opened or completed. The reason is for the audit log; outside, all look like
 * {@code ENROLMENT_REFUSED}.
 */
final class EnrolmentRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** There is no such enrolment. */
        UNKNOWN,
        /** It isn't the link's token. */
        TOKEN,
        /** It isn't at this step, or its time is over. */
        STATE,
        /** Another device key opened it. */
        OTHER_KEY,
        /** The application is disabled or the user suspended. */
        NOT_ALLOWED,
        /** The statement says something else than it should. */
        STATEMENT,
        /** The device key didn't sign the statement. */
        DEVICE_KEY_SIGNATURE,
        /** The approval key wasn't accepted: the reason stands behind a colon. */
        APPROVAL_KEY,
        /** Both keys are the same. */
        SAME_KEY,
        /** One of the keys is registered already. */
        KEY_TAKEN,
        /** The user has as many devices as one may have. */
        TOO_MANY_DEVICES
    }

    EnrolmentRefusedException(Reason reason) {
        super(reason.name(), null, false, false);
    }

    EnrolmentRefusedException(ApprovalRejectedException cause) {
        super(Reason.APPROVAL_KEY.name() + ':' + cause.reason().name(), null, false, false);
    }

    /** For the audit log. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
