package com.keyri.device;

import com.keyri.problem.ProblemType;

/**
 * An approval key's signature was not accepted. The reason is for the audit log; outside, every one of them looks like
 * {@link ProblemType#DECISION_REFUSED}, or {@link ProblemType#ENROLMENT_REFUSED} while the key is new.
 */
public final class ApprovalRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Not of the shape that the key's type demands. */
        MALFORMED,
        /** Another credential than the device's. */
        OTHER_CREDENTIAL,
        /** Another user handle than the credential's. */
        OTHER_USER_HANDLE,
        /** Made for another statement, or for none. */
        CHALLENGE,
        /** Made on another origin than the authenticator's. */
        ORIGIN,
        /** Made in a frame of another origin. */
        CROSS_ORIGIN,
        /** Made for another relying party. */
        RELYING_PARTY,
        /** Nobody was there (UP). */
        NO_USER_PRESENT,
        /** Neither biometric nor PIN (UV). */
        USER_NOT_VERIFIED,
        /** The key is not ES256 on P-256. */
        ALGORITHM,
        /** The passkey's flags contradict each other or what they said before (BE, BS). */
        BACKUP_FLAGS,
        /** The passkey is copied to other devices, or can be, and the application refuses that. */
        SYNCED,
        /** Not signed by the key. */
        SIGNATURE,
        /** The counter didn't go on: the passkey may exist twice. */
        COUNTER,
        /** Signed well, but it says something else than it should. */
        STATEMENT,
        /** There is no such device, or it may not act for its user. */
        NO_SUCH_DEVICE,
        /** Another device has this device key. */
        KEY_TAKEN,
        /** Everything else that WebAuthn forbids. */
        OTHER
    }

    private final Reason reason;

    public ApprovalRejectedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
