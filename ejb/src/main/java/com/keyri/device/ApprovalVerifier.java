package com.keyri.device;

import com.keyri.device.ApprovalRejectedException.Reason;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.protocol.BadSignatureException;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.Statement;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Verifies what approval keys sign, passkeys and native keys alike. It keeps no state and touches no database. */
@ApplicationScoped
public class ApprovalVerifier {
    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    private RelyingParty relyingParty;
    private PasskeyVerifier passkeys;

    @PostConstruct
    void prepare() {
        relyingParty = RelyingParty.of(authenticatorUrl);
        passkeys = new PasskeyVerifier(relyingParty);
    }

    /** The exact host of the authenticator. */
    public String relyingPartyId() {
        return relyingParty.id();
    }

    /**
     * Verifies that this key signed a statement of this type, with its user verified. What the statement says is the
     * caller's to compare.
     *
     * @param statementType for instance {@code ApprovalStatement.TYPE}
     * @throws ApprovalRejectedException with the reason for the audit log
     */
    public VerifiedApproval verify(ApprovalKey key, SignedStatement signed, String statementType) {
        return key.type() == ApprovalKeyType.PASSKEY
                ? verifyPasskey(key, signed)
                : verifyNative(key.jwk(), signed, statementType);
    }

    /**
     * Verifies that a new approval key is what it says and signed the enrolment's statement.
     *
     * @throws ApprovalRejectedException with the reason for the audit log
     */
    RegisteredApprovalKey register(NewApprovalKey proposed, KeyRegistration registration) {
        return proposed.type() == ApprovalKeyType.PASSKEY
                ? registerPasskey(proposed, registration)
                : registerNative(proposed, registration);
    }

    private VerifiedApproval verifyPasskey(ApprovalKey key, SignedStatement signed) {
        if (signed.statement() == null || signed.assertion() == null || signed.jws() != null) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
        requireShort(signed.statement());
        return passkeys.verify(key, signed.statement(), signed.assertion());
    }

    private static VerifiedApproval verifyNative(EcJwk key, SignedStatement signed, String statementType) {
        if (signed.jws() == null || signed.statement() != null || signed.assertion() != null) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
        try {
            return new VerifiedApproval(Statement.verifiedText(signed.jws(), statementType, key.key()), 0, false);
        } catch (MalformedException e) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        } catch (BadSignatureException e) {
            throw new ApprovalRejectedException(Reason.SIGNATURE);
        }
    }

    private RegisteredApprovalKey registerPasskey(NewApprovalKey proposed, KeyRegistration registration) {
        if (proposed.attestation() == null
                || proposed.assertion() == null
                || proposed.publicKey() != null
                || proposed.jws() != null) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
        RegisteredApprovalKey made = passkeys.register(
                proposed.attestation(),
                registration.challenge(),
                registration.userHandle(),
                registration.mayBeSynced());
        VerifiedApproval first = verify(
                made.key(),
                SignedStatement.byPasskey(registration.statement(), proposed.assertion()),
                registration.statementType());
        return made.used(first.signCount(), first.backedUp());
    }

    private static RegisteredApprovalKey registerNative(NewApprovalKey proposed, KeyRegistration registration) {
        if (proposed.publicKey() == null
                || proposed.jws() == null
                || proposed.attestation() != null
                || proposed.assertion() != null) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
        VerifiedApproval approval = verifyNative(
                proposed.publicKey(), SignedStatement.byNativeKey(proposed.jws()), registration.statementType());
        if (!Digests.equal(approval.statement(), registration.statement())) {
            throw new ApprovalRejectedException(Reason.STATEMENT);
        }
        ApprovalKey key = new ApprovalKey(
                ApprovalKeyType.NATIVE,
                Objects.requireNonNull(proposed.publicKey()),
                null,
                null,
                0,
                false,
                registration.mayBeSynced());
        return new RegisteredApprovalKey(key, RegisteredApprovalKey.NO_MODEL, false);
    }

    private static void requireShort(String statement) {
        if (statement.length() > Statement.MAX_BYTES
                || statement.getBytes(StandardCharsets.UTF_8).length > Statement.MAX_BYTES) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
    }
}
