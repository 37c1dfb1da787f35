package com.keyri.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.device.ApprovalRejectedException.Reason;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.P256;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalVerifierTest {
    private static final String TYPE = "keyri-approval";
    private static final String STATEMENT = "{\"typ\":\"keyri-approval\",\"sid\":\"si_1\"}";
    private static final String CHALLENGE = "the enrolment's challenge";
    private static final String HANDLE = Base64Url.encode(new byte[] {1, 2, 3});

    private final ApprovalVerifier verifier = new ApprovalVerifier();
    private final SoftPasskey passkey = new SoftPasskey();
    private final KeyPair nativeKeys = P256.generateKeyPair();
    private final EcJwk nativeKey = EcJwk.of(nativeKeys.getPublic());

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the field.
    void prepare() {
        verifier.authenticatorUrl = "https://auth.keyri.localhost:8443";
        verifier.prepare();
    }

    @Test
    void shouldGiveBackExactlyWhatThePasskeySigned() {
        passkey.signCount = 8;
        passkey.flags |= SoftPasskey.BACKUP_ELIGIBLE | SoftPasskey.BACKED_UP;

        VerifiedApproval approval = verifier.verify(key(7, true, true), signed(), TYPE);

        assertEquals(new VerifiedApproval(STATEMENT, 8, true), approval);
    }

    @Test
    void shouldKeepEvidenceThatCanBeVerifiedLater() {
        SignedStatement signed = signed();
        JsonObject kept = read(signed.evidence(nativeKey.thumbprint()));
        assertEquals(nativeKey.thumbprint().value(), kept.getString("key"));

        SignedStatement again = SignedStatement.byPasskey(
                kept.getString("statement"),
                new PasskeyAssertion(
                        signed.assertion().credentialId(),
                        kept.getString("clientDataJson"),
                        kept.getString("authenticatorData"),
                        kept.getString("signature"),
                        null));
        assertEquals(
                STATEMENT, verifier.verify(key(0, false, false), again, TYPE).statement());
    }

    @Test
    void shouldKeepANativeKeysSignatureAsEvidence() {
        JsonObject kept = read(SignedStatement.byNativeKey("a.b.c").evidence(nativeKey.thumbprint()));

        assertEquals("a.b.c", kept.getString("jws"));
        assertEquals(nativeKey.thumbprint().value(), kept.getString("key"));
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void shouldRefuseWhenUserWasNotVerified() {
        passkey.flags = SoftPasskey.USER_PRESENT;

        assertRefused(Reason.USER_NOT_VERIFIED);
    }

    @Test
    void shouldRefuseWhenNobodyWasThere() {
        passkey.flags = SoftPasskey.USER_VERIFIED;

        assertRefused(Reason.NO_USER_PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://keyri.localhost:8443",
                "https://auth.keyri.localhost",
                "http://auth.keyri.localhost:8443",
                "https://auth.keyri.localhost.evil.example:8443",
                "https://evil.auth.keyri.localhost:8443"
            })
    void shouldRefuseWhenOriginIsNotTheAuthenticators(String origin) {
        passkey.origin = origin;

        assertRefused(Reason.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyri.localhost", "localhost", "auth.keyri.localhost:8443"})
    void shouldRefuseWhenRelyingPartyIsAnother(String id) {
        passkey.relyingPartyId = id;

        assertRefused(Reason.RELYING_PARTY);
    }

    @Test
    void shouldRefuseWhenMadeInAFrame() {
        passkey.crossOrigin = "true";
        assertRefused(Reason.CROSS_ORIGIN);

        passkey.crossOrigin = "false,\"topOrigin\":\"https://evil.example\"";
        assertRefused(Reason.CROSS_ORIGIN);
    }

    @Test
    void shouldRefuseWhenAnotherStatementWasSigned() {
        PasskeyAssertion other = passkey.sign(STATEMENT.replace("si_1", "si_2"));

        assertRefused(Reason.CHALLENGE, SignedStatement.byPasskey(STATEMENT, other));
    }

    @Test
    void shouldRefuseWhenTheTextItselfWasTheChallenge() {
        PasskeyAssertion unhashed =
                passkey.sign("webauthn.get", STATEMENT.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertRefused(Reason.CHALLENGE, SignedStatement.byPasskey(STATEMENT, unhashed));
    }

    @Test
    void shouldRefuseWhenItWasACreation() {
        PasskeyAssertion creation = passkey.sign("webauthn.create", Digests.sha256(STATEMENT));

        assertRefused(Reason.MALFORMED, SignedStatement.byPasskey(STATEMENT, creation));
    }

    @Test
    void shouldRefuseWhenAnotherCredentialSigned() {
        assertRefused(Reason.OTHER_CREDENTIAL, SignedStatement.byPasskey(STATEMENT, new SoftPasskey().sign(STATEMENT)));
    }

    @Test
    void shouldRefuseWhenAnotherKeySignedUnderThisCredential() {
        PasskeyAssertion foreign = new SoftPasskey().sign(STATEMENT);
        PasskeyAssertion forged = new PasskeyAssertion(
                Base64Url.encode(passkey.credentialId),
                foreign.clientDataJson(),
                foreign.authenticatorData(),
                foreign.signature(),
                null);

        assertRefused(Reason.SIGNATURE, SignedStatement.byPasskey(STATEMENT, forged));
    }

    @Test
    void shouldRefuseWhenAuthenticatorDataWasChanged() {
        passkey.flags = SoftPasskey.USER_PRESENT;
        PasskeyAssertion unverified = passkey.sign(STATEMENT);
        byte[] data = Base64Url.decode(unverified.authenticatorData());
        data[32] |= SoftPasskey.USER_VERIFIED;
        PasskeyAssertion forged = new PasskeyAssertion(
                unverified.credentialId(),
                unverified.clientDataJson(),
                Base64Url.encode(data),
                unverified.signature(),
                null);

        assertRefused(Reason.SIGNATURE, SignedStatement.byPasskey(STATEMENT, forged));
    }

    @Test
    void shouldRefuseWhenCounterStandsStillOrGoesBack() {
        passkey.signCount = 7;
        assertRefused(Reason.COUNTER, key(7, false, true), signed());

        passkey.signCount = 6;
        assertRefused(Reason.COUNTER, key(7, false, true), signed());

        passkey.signCount = 0;
        assertRefused(Reason.COUNTER, key(7, false, true), signed());
    }

    @Test
    void shouldAcceptPasskeyThatDoesNotCount() {
        passkey.signCount = 0;

        assertEquals(0, verifier.verify(key(0, false, true), signed(), TYPE).signCount());
    }

    @Test
    void shouldRefuseWhenBackupFlagsContradict() {
        passkey.flags |= SoftPasskey.BACKED_UP;
        assertRefused(Reason.BACKUP_FLAGS);

        passkey.flags = SoftPasskey.USER_PRESENT | SoftPasskey.USER_VERIFIED | SoftPasskey.BACKUP_ELIGIBLE;
        assertRefused(Reason.BACKUP_FLAGS);
    }

    @Test
    void shouldRefuseSyncedPasskeyWhenApplicationDoes() {
        passkey.flags |= SoftPasskey.BACKUP_ELIGIBLE;

        assertRefused(Reason.SYNCED, key(0, true, false), signed());
    }

    @Test
    void shouldCompareUserHandleWhereOneIsGiven() {
        PasskeyAssertion right = withHandle(HANDLE);
        PasskeyAssertion wrong = withHandle(Base64Url.encode(new byte[] {9}));

        assertEquals(
                STATEMENT,
                verifier.verify(key(0, false, true), SignedStatement.byPasskey(STATEMENT, right), TYPE)
                        .statement());
        assertRefused(Reason.OTHER_USER_HANDLE, SignedStatement.byPasskey(STATEMENT, wrong));
    }

    @Test
    void shouldRefuseWhatIsNotAnAssertion() {
        PasskeyAssertion good = passkey.sign(STATEMENT);
        assertRefused(
                Reason.MALFORMED,
                SignedStatement.byPasskey(
                        STATEMENT,
                        new PasskeyAssertion(
                                good.credentialId(), "e30", good.authenticatorData(), good.signature(), null)));
        assertRefused(
                Reason.MALFORMED,
                SignedStatement.byPasskey(
                        STATEMENT,
                        new PasskeyAssertion(
                                good.credentialId(), good.clientDataJson(), "AAAA", good.signature(), null)));
        assertRefused(
                Reason.MALFORMED,
                SignedStatement.byPasskey(
                        STATEMENT,
                        new PasskeyAssertion("=", good.clientDataJson(), good.authenticatorData(), "!", null)));
        assertRefused(Reason.MALFORMED, new SignedStatement(STATEMENT, null, null));
        assertRefused(Reason.MALFORMED, SignedStatement.byNativeKey(nativeJws(TYPE + "+jwt", STATEMENT)));
        String tooLong = STATEMENT + " ".repeat(4096);
        assertRefused(Reason.MALFORMED, SignedStatement.byPasskey(tooLong, passkey.sign(tooLong)));
    }

    @Test
    void shouldRefuseInItsOwnWordsWhateverTheBytesAre() {
        Random random = new Random(20261102);
        PasskeyAssertion assertion = passkey.sign(STATEMENT);
        PasskeyAttestation attestation = passkey.create(Digests.sha256(CHALLENGE));
        for (int round = 0; round < 500; round++) {
            PasskeyAssertion broken = new PasskeyAssertion(
                    assertion.credentialId(),
                    damaged(random, assertion.clientDataJson()),
                    damaged(random, assertion.authenticatorData()),
                    damaged(random, assertion.signature()),
                    null);
            refusal(() -> verifier.verify(key(0, false, true), SignedStatement.byPasskey(STATEMENT, broken), TYPE));
            PasskeyAttestation brokenMaking = new PasskeyAttestation(
                    attestation.clientDataJson(), damaged(random, attestation.attestationObject()));
            NewApprovalKey proposed = new NewApprovalKey(ApprovalKeyType.PASSKEY, brokenMaking, broken, null, null);
            refusal(() -> verifier.register(proposed, registration(true)));
        }
    }

    @Test
    void shouldGiveBackExactlyWhatTheNativeKeySigned() {
        SignedStatement signed = SignedStatement.byNativeKey(nativeJws(TYPE + "+jwt", STATEMENT));

        assertEquals(new VerifiedApproval(STATEMENT, 0, false), verifier.verify(nativeApprovalKey(), signed, TYPE));
    }

    @Test
    void shouldRefuseNativeSignatureForAnotherPurposeOrByAnotherKey() {
        assertRefused(
                Reason.MALFORMED,
                nativeApprovalKey(),
                SignedStatement.byNativeKey(nativeJws("keyri-known-browser+jwt", STATEMENT)));
        KeyPair others = P256.generateKeyPair();
        String foreign = CompactJws.sign(TYPE + "+jwt", STATEMENT, Es256Signer.of(others.getPrivate()));
        assertRefused(Reason.SIGNATURE, nativeApprovalKey(), SignedStatement.byNativeKey(foreign));
        assertRefused(Reason.MALFORMED, nativeApprovalKey(), signed());
        assertRefused(
                Reason.MALFORMED,
                nativeApprovalKey(),
                new SignedStatement(STATEMENT, null, nativeJws(TYPE + "+jwt", STATEMENT)));
    }

    @Test
    void shouldRegisterPasskeyThatSignedTheEnrolment() {
        passkey.flags |= SoftPasskey.BACKUP_ELIGIBLE;
        PasskeyAttestation attestation = passkey.create(Digests.sha256(CHALLENGE));
        passkey.signCount = 2;
        passkey.flags |= SoftPasskey.BACKED_UP;

        RegisteredApprovalKey registered = verifier.register(proposed(attestation, passkey), registration(true));

        ApprovalKey expected = new ApprovalKey(
                ApprovalKeyType.PASSKEY, passkey.jwk(), Base64Url.encode(passkey.credentialId), HANDLE, 2, true, true);
        assertEquals(new RegisteredApprovalKey(expected, RegisteredApprovalKey.NO_MODEL, true), registered);
    }

    @Test
    void shouldRefuseToRegisterWhenTheMakingIsWrong() {
        assertNotRegistered(Reason.CHALLENGE, passkey.create(Digests.sha256("another challenge")));
        assertNotRegistered(Reason.MALFORMED, passkey.create("webauthn.get", Digests.sha256(CHALLENGE)));
        passkey.flags = SoftPasskey.USER_PRESENT;
        assertNotRegistered(Reason.USER_NOT_VERIFIED, passkey.create(Digests.sha256(CHALLENGE)));
        passkey.flags = SoftPasskey.USER_PRESENT | SoftPasskey.USER_VERIFIED;
        passkey.origin = "https://keyri.localhost:8443";
        assertNotRegistered(Reason.ORIGIN, passkey.create(Digests.sha256(CHALLENGE)));
        passkey.origin = "https://auth.keyri.localhost:8443";
        passkey.relyingPartyId = "keyri.localhost";
        assertNotRegistered(Reason.RELYING_PARTY, passkey.create(Digests.sha256(CHALLENGE)));
        passkey.relyingPartyId = "auth.keyri.localhost";
        passkey.crossOrigin = "true";
        assertNotRegistered(Reason.CROSS_ORIGIN, passkey.create(Digests.sha256(CHALLENGE)));
        passkey.crossOrigin = "false";
        passkey.algorithm = -35;
        assertNotRegistered(Reason.ALGORITHM, passkey.create(Digests.sha256(CHALLENGE)));
    }

    @Test
    void shouldRefuseToRegisterSyncedPasskeyWhenApplicationDoes() {
        passkey.flags |= SoftPasskey.BACKUP_ELIGIBLE;
        NewApprovalKey proposed = proposed(passkey.create(Digests.sha256(CHALLENGE)), passkey);

        assertEquals(Reason.SYNCED, refusal(() -> verifier.register(proposed, registration(false))));
    }

    @Test
    void shouldRefuseToRegisterWhenAnotherPasskeySignedTheStatement() {
        NewApprovalKey proposed = proposed(passkey.create(Digests.sha256(CHALLENGE)), new SoftPasskey());

        assertEquals(Reason.OTHER_CREDENTIAL, refusal(() -> verifier.register(proposed, registration(true))));
    }

    @Test
    void shouldRegisterNativeKeyThatSignedTheStatement() {
        RegisteredApprovalKey registered = verifier.register(proposedNative(STATEMENT), registration(true));

        assertEquals(nativeApprovalKey(), registered.key());
        assertFalse(registered.backedUp());
    }

    @Test
    void shouldRefuseNativeKeyWhenItSignedAnotherStatement() {
        NewApprovalKey proposed = proposedNative(STATEMENT.replace("si_1", "si_2"));

        assertEquals(Reason.STATEMENT, refusal(() -> verifier.register(proposed, registration(true))));
    }

    @Test
    void shouldRefuseIncompleteOrMixedKeys() {
        NewApprovalKey empty = new NewApprovalKey(ApprovalKeyType.PASSKEY, null, null, null, null);
        NewApprovalKey mixed = new NewApprovalKey(
                ApprovalKeyType.NATIVE,
                passkey.create(Digests.sha256(CHALLENGE)),
                null,
                nativeKey,
                nativeJws(TYPE + "+jwt", STATEMENT));

        for (NewApprovalKey proposed : Arrays.asList(empty, mixed)) {
            assertEquals(Reason.MALFORMED, refusal(() -> verifier.register(proposed, registration(true))));
        }
    }

    private SignedStatement signed() {
        return SignedStatement.byPasskey(STATEMENT, passkey.sign(STATEMENT));
    }

    private PasskeyAssertion withHandle(String handle) {
        PasskeyAssertion assertion = passkey.sign(STATEMENT);
        return new PasskeyAssertion(
                assertion.credentialId(),
                assertion.clientDataJson(),
                assertion.authenticatorData(),
                assertion.signature(),
                handle);
    }

    private ApprovalKey key(long signCount, boolean backupEligible, boolean mayBeSynced) {
        return new ApprovalKey(
                ApprovalKeyType.PASSKEY,
                passkey.jwk(),
                Base64Url.encode(passkey.credentialId),
                HANDLE,
                signCount,
                backupEligible,
                mayBeSynced);
    }

    private ApprovalKey nativeApprovalKey() {
        return new ApprovalKey(ApprovalKeyType.NATIVE, nativeKey, null, null, 0, false, true);
    }

    private String nativeJws(String typ, String payload) {
        return CompactJws.sign(typ, payload, Es256Signer.of(nativeKeys.getPrivate()));
    }

    private static NewApprovalKey proposed(PasskeyAttestation attestation, SoftPasskey signer) {
        return new NewApprovalKey(ApprovalKeyType.PASSKEY, attestation, signer.sign(STATEMENT), null, null);
    }

    private NewApprovalKey proposedNative(String statement) {
        return new NewApprovalKey(ApprovalKeyType.NATIVE, null, null, nativeKey, nativeJws(TYPE + "+jwt", statement));
    }

    private static KeyRegistration registration(boolean mayBeSynced) {
        return new KeyRegistration(STATEMENT, TYPE, CHALLENGE, HANDLE, mayBeSynced);
    }

    private void assertNotRegistered(Reason reason, PasskeyAttestation attestation) {
        NewApprovalKey proposed = proposed(attestation, passkey);
        assertEquals(reason, refusal(() -> verifier.register(proposed, registration(true))));
    }

    private void assertRefused(Reason reason) {
        assertRefused(reason, signed());
    }

    private void assertRefused(Reason reason, SignedStatement signed) {
        assertRefused(reason, key(0, false, true), signed);
    }

    private void assertRefused(Reason reason, ApprovalKey key, SignedStatement signed) {
        assertEquals(reason, refusal(() -> verifier.verify(key, signed, TYPE)));
    }

    private static String damaged(Random random, String base64Url) {
        byte[] bytes = Base64Url.decode(base64Url);
        if (random.nextInt(4) == 0) {
            return Base64Url.encode(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Base64Url.encode(bytes);
    }

    private static Reason refusal(Runnable attempt) {
        return assertThrows(ApprovalRejectedException.class, attempt::run).reason();
    }
}
