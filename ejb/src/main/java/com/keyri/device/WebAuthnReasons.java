package com.keyri.device;

import static java.util.Map.entry;

import com.keyri.device.ApprovalRejectedException.Reason;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.NotAllowedCredentialIdException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Map;

/** The audit log's words for what webauthn4j found wrong. */
final class WebAuthnReasons {
    private static final Map<Class<? extends VerificationException>, Reason> REASONS = Map.ofEntries(
            entry(BadChallengeException.class, Reason.CHALLENGE),
            entry(MissingChallengeException.class, Reason.CHALLENGE),
            entry(BadOriginException.class, Reason.ORIGIN),
            entry(CrossOriginException.class, Reason.CROSS_ORIGIN),
            entry(BadTopOriginException.class, Reason.CROSS_ORIGIN),
            entry(BadRpIdException.class, Reason.RELYING_PARTY),
            entry(UserNotPresentException.class, Reason.NO_USER_PRESENT),
            entry(UserNotVerifiedException.class, Reason.USER_NOT_VERIFIED),
            entry(BadAlgorithmException.class, Reason.ALGORITHM),
            entry(NotAllowedAlgorithmException.class, Reason.ALGORITHM),
            entry(BadBackupEligibleFlagException.class, Reason.BACKUP_FLAGS),
            entry(IllegalBackupStateException.class, Reason.BACKUP_FLAGS),
            entry(BadSignatureException.class, Reason.SIGNATURE),
            entry(MaliciousCounterValueException.class, Reason.COUNTER),
            entry(NotAllowedCredentialIdException.class, Reason.OTHER_CREDENTIAL),
            entry(InconsistentClientDataTypeException.class, Reason.MALFORMED));

    private WebAuthnReasons() {}

    static Reason of(VerificationException failure) {
        return REASONS.getOrDefault(failure.getClass(), Reason.OTHER);
    }
}
