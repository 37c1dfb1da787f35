package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.protocol.PayloadRejectedException.Reason;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPayloadTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String SIGN_IN = "si_1";
    private static final PayloadExpectation EXPECTED = new PayloadExpectation(SIGN_IN, "app_1", NOW);

    private final KeyPair keys = P256.generateKeyPair();
    private final EcJwk encryptionKey = EcJwk.of(keys.getPublic());
    private final SecretToken qrKey = SecretToken.random128();

    private static PagePayload payload(String data) {
        return new PagePayload(SIGN_IN, "user-1", "app_1", NOW.plusSeconds(60), data);
    }

    private String sealed() {
        return SealedPayload.seal(payload("{\"token\":\"t\"}"), qrKey, encryptionKey);
    }

    private void assertRefused(Reason reason, String compact) {
        assertRefused(reason, compact, EXPECTED);
    }

    private void assertRefused(Reason reason, String compact, PayloadExpectation expected) {
        PayloadRejectedException refusal = assertThrows(
                PayloadRejectedException.class, () -> SealedPayload.open(compact, keys.getPrivate(), qrKey, expected));
        assertEquals(reason, refusal.reason());
    }

    private JWEHeader.Builder header() {
        return new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .contentType("JWT")
                .agreementPartyVInfo(Base64URL.encode(SIGN_IN));
    }

    /** A well encrypted JWE with whatever header and content a test wants. */
    private String encrypted(JWEHeader header, String content) throws JOSEException {
        JWEObject jwe = new JWEObject(header, new Payload(content));
        jwe.encrypt(new ECDHEncrypter(encryptionKey.key()));
        return jwe.serialize();
    }

    private static String inner(String compactHeader, String payload, SecretToken qrKey) {
        // What the phone makes, written out from the protocol's text rather than from the code under test.
        byte[] key = Digests.sha256(concat("keyri-payload-v1\0", qrKey.bytes(), "\0" + SIGN_IN));
        return CompactJwsTest.signed(
                compactHeader, payload.getBytes(StandardCharsets.UTF_8), message -> hmac(key, message));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(String before, byte[] middle, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(middle);
        bytes.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"keyri-payload+jwt\"}";
    private static final String CLAIMS =
            "{\"sid\":\"si_1\",\"sub\":\"user-1\",\"aud\":\"app_1\",\"exp\":1800000060,\"data\":1}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"token\":\"ü\"}", "[1,2.5,null]", "\"text\"", "42", "null", "true", "{}"})
    void shouldOpenWhatItSealedWhenDataIsAnyJsonValue(String data) {
        PagePayload payload = payload(data);
        String compact = SealedPayload.seal(payload, qrKey, encryptionKey);
        assertEquals(payload, SealedPayload.open(compact, keys.getPrivate(), qrKey, EXPECTED));
    }

    @Test
    void shouldOpenWhatIsMadeFromTheTextOfTheProtocol() throws Exception {
        String compact = encrypted(header().build(), inner(HEADER, CLAIMS, qrKey));
        assertEquals(payload("1"), SealedPayload.open(compact, keys.getPrivate(), qrKey, EXPECTED));
    }

    @Test
    void shouldNotBeReadableByAnotherKey() {
        String compact = SealedPayload.seal(
                payload("1"), qrKey, EcJwk.of(P256.generateKeyPair().getPublic()));
        assertRefused(Reason.NOT_FOR_THIS_KEY, compact);
    }

    @Test
    void shouldRefuseWhenTheSenderDidNotSeeTheQr() {
        assertRefused(Reason.NOT_FROM_THE_QR, SealedPayload.seal(payload("1"), SecretToken.random128(), encryptionKey));
    }

    @Test
    void shouldRefuseWhenForAnotherSignInOrApplicationOrLate() throws Exception {
        assertRefused(Reason.WRONG_SIGN_IN, sealed(), new PayloadExpectation("si_2", "app_1", NOW));
        assertRefused(Reason.WRONG_APPLICATION, sealed(), new PayloadExpectation(SIGN_IN, "app_2", NOW));
        assertRefused(Reason.EXPIRED, sealed(), new PayloadExpectation(SIGN_IN, "app_1", NOW.plusSeconds(60)));
        String otherInside = encrypted(header().build(), inner(HEADER, CLAIMS.replace("si_1", "si_2"), qrKey));
        assertRefused(Reason.WRONG_SIGN_IN, otherInside);
    }

    @Test
    void shouldRefuseWhenAHeaderOutsideIsNotThePinnedOne() throws Exception {
        String inner = inner(HEADER, CLAIMS, qrKey);
        List<JWEHeader> headers = List.of(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A256GCM)
                        .contentType("JWT")
                        .agreementPartyVInfo(Base64URL.encode(SIGN_IN))
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .agreementPartyVInfo(Base64URL.encode(SIGN_IN))
                        .build(),
                header().contentType("text").build(),
                header().compressionAlgorithm(CompressionAlgorithm.DEF).build(),
                header().agreementPartyUInfo(Base64URL.encode("x")).build(),
                header().customParam("x", "y").build(),
                header().keyID("1").build());
        for (JWEHeader header : headers) {
            assertRefused(Reason.MALFORMED, encrypted(header, inner));
        }
        assertRefused(
                Reason.WRONG_SIGN_IN,
                encrypted(header().agreementPartyVInfo(Base64URL.encode("si_2")).build(), inner));
        assertRefused(
                Reason.MALFORMED, encrypted(header().agreementPartyVInfo(null).build(), inner));
    }

    @Test
    void shouldRefuseWhenAHeaderInsideIsNotThePinnedOne() throws Exception {
        List<String> headers = List.of(
                "{\"alg\":\"none\",\"typ\":\"keyri-payload+jwt\"}",
                "{\"alg\":\"HS512\",\"typ\":\"keyri-payload+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"jwt\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"typ\":\"keyri-payload+jwt\",\"crit\":[]}",
                "{\"alg\":\"HS256\",\"alg\":\"HS256\",\"typ\":\"keyri-payload+jwt\"}");
        for (String header : headers) {
            assertRefused(Reason.MALFORMED, encrypted(header().build(), inner(header, CLAIMS, qrKey)));
        }
    }

    @Test
    void shouldRefuseWhenClaimsInsideAreMissingUnknownOrDoubled() throws Exception {
        List<String> claims = List.of(
                CLAIMS.replace("\"sub\":\"user-1\",", ""),
                CLAIMS.replace(",\"data\":1", ""),
                CLAIMS.replace("\"data\":1", "\"data\":1,\"more\":1"),
                CLAIMS.replace("\"data\":1", "\"data\":1,\"data\":2"),
                CLAIMS.replace("1800000060", "\"1800000060\""),
                "[]",
                "");
        for (String json : claims) {
            assertRefused(Reason.MALFORMED, encrypted(header().build(), inner(HEADER, json, qrKey)));
        }
    }

    @Test
    void shouldRefuseWhenAnyPartIsChanged() {
        String compact = sealed();
        int ciphertext = compact.indexOf('.', compact.indexOf("..") + 2) + 1;
        char other = compact.charAt(ciphertext) == 'A' ? 'B' : 'A';
        assertRefused(
                Reason.NOT_FOR_THIS_KEY, compact.substring(0, ciphertext) + other + compact.substring(ciphertext + 1));
        for (String bad : List.of(
                "",
                "....",
                compact + ".",
                compact.replace("..", ".AAAA."),
                compact + "A",
                " " + compact,
                compact.substring(0, compact.length() - 4),
                "A".repeat(20_000))) {
            assertRefused(Reason.MALFORMED, bad);
        }
    }

    @Test
    void shouldRefuseAnEphemeralKeyThatIsNotOnTheCurve() {
        String compact = sealed();
        String header =
                new String(Base64Url.decode(compact.substring(0, compact.indexOf('.'))), StandardCharsets.UTF_8);
        String broken = header.replaceFirst("\"y\":\"[^\"]+\"", "\"y\":\"" + Base64Url.encode(new byte[32]) + "\"");
        assertRefused(
                Reason.MALFORMED,
                Base64Url.encode(broken.getBytes(StandardCharsets.UTF_8)) + compact.substring(compact.indexOf('.')));
    }

    @Test
    void shouldRefuseToSealWhatIsTooLongOrNotOneValue() {
        String longText = "\"" + "x".repeat(15_000) + "\"";
        assertThrows(MalformedException.class, () -> SealedPayload.seal(payload(longText), qrKey, encryptionKey));
        for (String bad : List.of("", "1,\"sid\":\"x\"", "1}", "{\"a\":1,\"a\":2}", "undefined")) {
            assertThrows(MalformedException.class, () -> payload(bad), bad);
        }
    }

    @Test
    void shouldTakeEightKilobytesOfData() {
        PagePayload payload = payload("\"" + "x".repeat(8000) + "\"");
        String compact = SealedPayload.seal(payload, qrKey, encryptionKey);
        assertEquals(payload, SealedPayload.open(compact, keys.getPrivate(), qrKey, EXPECTED));
    }

    @Test
    void shouldHashTheCompactForm() {
        String compact = sealed();
        assertEquals(Digests.sha256Base64Url(compact), SealedPayload.hash(compact));
    }

    @Test
    void shouldNotTellTheDataWhenPrinted() {
        assertFalse(payload("\"secret\"").toString().contains("secret"));
    }
}
