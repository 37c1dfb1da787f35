package com.keyri.device;

import com.keyri.device.model.EnrolmentId;
import com.keyri.protocol.MatchingNumber;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The six digits that a person carries from the phone to the application, kept as a MAC under a server key. */
@ApplicationScoped
public class ConfirmationCodes {
    private static final String DOMAIN = "keyri-confirmation-code-v1";

    @Inject
    ServerKeys keys;

    /** What is stored of the code. */
    byte[] mac(EnrolmentId enrolment, MatchingNumber code) {
        return keys.mac(MacPurpose.SIX_DIGITS).tag(DOMAIN, enrolment.toString(), code.reveal());
    }

    /** Whether it is the code; takes constant time. */
    boolean matches(byte[] mac, EnrolmentId enrolment, MatchingNumber code) {
        return keys.mac(MacPurpose.SIX_DIGITS).verifies(mac, DOMAIN, enrolment.toString(), code.reveal());
    }
}
