package com.keyri.device;

import static com.keyri.device.ApprovalRejectedException.Reason;

import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.MalformedException;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * WebAuthn Level 2, sections 7.1 (a new credential) and 7.2 (an assertion), with Keyri's stricter choices: user
 * verification always, ES256 only, never in a frame of another origin, and the challenge of an assertion is the hash of
 * the statement that it signs. Attestation proves nothing here, so its form doesn't matter.
 */
final class PasskeyVerifier {
    private static final List<PublicKeyCredentialParameters> ES256 = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager();
    private final RelyingParty relyingParty;

    PasskeyVerifier(RelyingParty relyingParty) {
        this.relyingParty = relyingParty;
    }

    /** Verifies an assertion over {@code statement}. */
    VerifiedApproval verify(ApprovalKey key, String statement, PasskeyAssertion assertion) {
        byte[] credentialId = Base64Url.decode(Objects.requireNonNull(key.credentialId()));
        if (!Digests.equal(credentialId, decode(assertion.credentialId()))) {
            throw new ApprovalRejectedException(Reason.OTHER_CREDENTIAL);
        }
        if (assertion.userHandle() != null && !isSame(key.userHandle(), assertion.userHandle())) {
            throw new ApprovalRejectedException(Reason.OTHER_USER_HANDLE);
        }
        AuthenticationRequest request = new AuthenticationRequest(
                credentialId,
                decode(assertion.authenticatorData()),
                decode(assertion.clientDataJson()),
                decode(assertion.signature()));
        AuthenticationParameters expected = new AuthenticationParameters(
                serverProperty(statement), record(key, credentialId), List.of(credentialId), true, true);
        AuthenticationData parsed = parsed(() -> webAuthn.parse(request));
        AuthenticationData data = checked(() -> webAuthn.verify(parsed, expected));
        refuseFrames(data.getCollectedClientData());
        return approval(key, statement, data);
    }

    /** Verifies a new passkey that was made with {@code challenge}; it has signed nothing yet. */
    RegisteredApprovalKey register(
            PasskeyAttestation attestation, String challenge, String userHandle, boolean mayBeSynced) {
        RegistrationRequest request =
                new RegistrationRequest(decode(attestation.attestationObject()), decode(attestation.clientDataJson()));
        RegistrationParameters expected = new RegistrationParameters(serverProperty(challenge), ES256, true, true);
        RegistrationData parsed = parsed(() -> webAuthn.parse(request));
        RegistrationData data = checked(() -> webAuthn.verify(parsed, expected));
        refuseFrames(data.getCollectedClientData());
        AuthenticatorData<?> authenticator =
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        refuseUnwantedSync(mayBeSynced, authenticator);
        AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        ApprovalKey key = new ApprovalKey(
                ApprovalKeyType.PASSKEY,
                publicKey(credential.getCOSEKey()),
                Base64Url.encode(credential.getCredentialId()),
                userHandle,
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                mayBeSynced);
        return new RegisteredApprovalKey(key, model(credential.getAaguid()), authenticator.isFlagBS());
    }

    private ServerProperty serverProperty(String signed) {
        return ServerProperty.builder()
                .origin(new Origin(relyingParty.origin()))
                .rpId(relyingParty.id())
                .challenge(new DefaultChallenge(Digests.sha256(signed)))
                .build();
    }

    private static VerifiedApproval approval(ApprovalKey key, String statement, AuthenticationData data) {
        AuthenticatorData<?> authenticator = Objects.requireNonNull(data.getAuthenticatorData());
        refuseUnwantedSync(key.mayBeSynced(), authenticator);
        return new VerifiedApproval(statement, authenticator.getSignCount(), authenticator.isFlagBS());
    }

    private static CredentialRecord record(ApprovalKey key, byte[] credentialId) {
        COSEKey publicKey = EC2COSEKey.create(key.jwk().key(), COSEAlgorithmIdentifier.ES256);
        return new CredentialRecordImpl(
                null,
                true,
                key.backupEligible(),
                null,
                key.signCount(),
                new AttestedCredentialData(AAGUID.ZERO, credentialId, publicKey),
                null,
                null,
                null,
                null);
    }

    private static void refuseFrames(@Nullable CollectedClientData client) {
        if (client == null || Boolean.TRUE.equals(client.getCrossOrigin()) || client.getTopOrigin() != null) {
            throw new ApprovalRejectedException(Reason.CROSS_ORIGIN);
        }
    }

    private static void refuseUnwantedSync(boolean mayBeSynced, AuthenticatorData<?> authenticator) {
        if (!mayBeSynced && (authenticator.isFlagBE() || authenticator.isFlagBS())) {
            throw new ApprovalRejectedException(Reason.SYNCED);
        }
    }

    private static EcJwk publicKey(COSEKey key) {
        if (!COSEAlgorithmIdentifier.ES256.equals(key.getAlgorithm()) || key.getPublicKey() == null) {
            throw new ApprovalRejectedException(Reason.ALGORITHM);
        }
        try {
            return EcJwk.of(key.getPublicKey());
        } catch (MalformedException e) {
            throw new ApprovalRejectedException(Reason.ALGORITHM);
        }
    }

    private static UUID model(AAGUID aaguid) {
        return aaguid.getValue() == null ? RegisteredApprovalKey.NO_MODEL : aaguid.getValue();
    }

    private static boolean isSame(@Nullable String known, String given) {
        return known != null && Digests.equal(known, given);
    }

    private static byte[] decode(String base64Url) {
        try {
            return Base64Url.decode(base64Url);
        } catch (MalformedException e) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
    }

    /** webauthn4j lets exceptions of its JSON and CBOR parsers pass, of whatever type. */
    private static <T> T parsed(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (RuntimeException e) {
            throw new ApprovalRejectedException(Reason.MALFORMED);
        }
    }

    private static <T> T checked(Supplier<T> verification) {
        try {
            return verification.get();
        } catch (VerificationException e) {
            throw new ApprovalRejectedException(WebAuthnReasons.of(e));
        } catch (RuntimeException e) {
            throw new ApprovalRejectedException(Reason.OTHER);
        }
    }
}
