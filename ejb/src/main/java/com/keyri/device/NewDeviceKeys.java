package com.keyri.device;

import com.keyri.application.model.ApplicationView;
import com.keyri.device.EnrolmentRefusedException.Reason;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.store.EnrolmentEntity;
import com.keyri.protocol.BadSignatureException;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Objects;

/** Verifies the two keys of a new device: both signed the same statement, and it says what it should. */
@ApplicationScoped
public class NewDeviceKeys {
    @Inject
    ApprovalVerifier verifier;

    @Inject
    InstantSource clock;

    String relyingPartyId() {
        return verifier.relyingPartyId();
    }

    RegisteredApprovalKey verify(
            CompleteEnrolment command,
            EcJwk deviceKey,
            EnrolmentEntity enrolment,
            String userId,
            ApplicationView application) {
        EnrolmentStatement statement = parse(command.statement());
        if (!says(statement, enrolment, userId, deviceKey)) {
            throw new EnrolmentRefusedException(Reason.STATEMENT);
        }
        requireSignature(command, deviceKey);
        RegisteredApprovalKey approval = register(command, enrolment, application);
        if (!Digests.equal(statement.credentialId(), nameOf(approval.key()))) {
            throw new EnrolmentRefusedException(Reason.STATEMENT);
        }
        if (approval.key().jwk().equals(deviceKey)) {
            throw new EnrolmentRefusedException(Reason.SAME_KEY);
        }
        return approval;
    }

    private boolean says(EnrolmentStatement statement, EnrolmentEntity enrolment, String userId, EcJwk deviceKey) {
        return statement.enrolmentId().equals(enrolment.id().toString())
                && Digests.equal(statement.challenge(), enrolment.challenge().orElseThrow())
                && statement.userId().equals(userId)
                && statement
                        .applicationId()
                        .equals(enrolment.owner().application().toString())
                && statement.deviceKey().matches(deviceKey.thumbprint())
                && statement.validity().covers(clock.instant());
    }

    private static EnrolmentStatement parse(String text) {
        try {
            return EnrolmentStatement.parse(text);
        } catch (MalformedException e) {
            throw new EnrolmentRefusedException(Reason.STATEMENT);
        }
    }

    private static void requireSignature(CompleteEnrolment command, EcJwk deviceKey) {
        try {
            String signed =
                    Statement.verifiedText(command.deviceKeySignature(), EnrolmentStatement.TYPE, deviceKey.key());
            if (Digests.equal(signed, command.statement())) {
                return;
            }
        } catch (MalformedException | BadSignatureException e) {
            throw new EnrolmentRefusedException(Reason.DEVICE_KEY_SIGNATURE);
        }
        throw new EnrolmentRefusedException(Reason.DEVICE_KEY_SIGNATURE);
    }

    private RegisteredApprovalKey register(
            CompleteEnrolment command, EnrolmentEntity enrolment, ApplicationView application) {
        KeyRegistration registration = new KeyRegistration(
                command.statement(),
                EnrolmentStatement.TYPE,
                enrolment.challenge().orElseThrow(),
                Base64Url.encode(enrolment.userHandle().orElseThrow()),
                application.allowsSyncedPasskeys());
        try {
            return verifier.register(command.approvalKey(), registration);
        } catch (ApprovalRejectedException e) {
            throw new EnrolmentRefusedException(e);
        }
    }

    /** {@code cid} of the statement: the passkey's credential id, or the thumbprint of a native key. */
    private static String nameOf(ApprovalKey key) {
        return key.type() == ApprovalKeyType.PASSKEY
                ? Objects.requireNonNull(key.credentialId())
                : key.jwk().thumbprint().value();
    }
}
