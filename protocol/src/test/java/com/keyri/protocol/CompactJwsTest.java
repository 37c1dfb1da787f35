package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {
    private static final String TYPE = "test+jwt";
    private static final KeyPair KEYS = P256.generateKeyPair();
    private static final ECPublicKey PUBLIC = (ECPublicKey) KEYS.getPublic();
    private static final Es256Signer SIGNER = Es256Signer.of(KEYS.getPrivate());

    private static CompactJws parse(String compact) {
        return CompactJws.parse(compact, TYPE, 4096);
    }

    /** Signs whatever header a test wants, correctly. */
    static String signed(String header, byte[] payload, Es256Signer signer) {
        String input = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + Base64Url.encode(payload);
        return input + "." + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldVerifyWhatItSigned() {
        CompactJws jws = parse(CompactJws.sign(TYPE, "{\"a\":\"ü\"}", SIGNER));
        jws.verify(PUBLIC);
        assertEquals("{\"a\":\"ü\"}", jws.payloadText());
        assertTrue(jws.kid().isEmpty());
        assertTrue(jws.jwk().isEmpty());
    }

    @Test
    void shouldCarryTheKeyOrItsId() {
        EcJwk jwk = EcJwk.of(PUBLIC);
        assertEquals(
                "k1", parse(CompactJws.sign(TYPE, "k1", "{}", SIGNER)).kid().orElseThrow());
        assertEquals(jwk, parse(CompactJws.sign(TYPE, jwk, "{}", SIGNER)).jwk().orElseThrow());
    }

    @Test
    void shouldUnderstandAnotherLibraryAndBeUnderstood() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYPE))
                .build();
        JWSObject theirs = new JWSObject(header, new Payload("{}"));
        theirs.sign(new ECDSASigner((ECPrivateKey) KEYS.getPrivate()));
        parse(theirs.serialize()).verify(PUBLIC);
        assertTrue(JWSObject.parse(CompactJws.sign(TYPE, "{}", SIGNER)).verify(new ECDSAVerifier(PUBLIC)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"test+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"test+jwt\"}",
                "{\"alg\":\"es256\",\"typ\":\"test+jwt\"}",
                "{\"alg\":\"ES384\",\"typ\":\"test+jwt\"}",
                "{\"typ\":\"test+jwt\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"ES256\",\"typ\":\"TEST+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"application/test+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"other+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":[\"test+jwt\"]}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"crit\":[]}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"b64\":true}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"zip\":\"DEF\"}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"jku\":\"https://example.com\"}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"x5u\":\"https://example.com\"}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"x5c\":[]}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"x\":1}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"jwk\":\"AAAA\"}",
                "{\"alg\":\"none\",\"alg\":\"ES256\",\"typ\":\"test+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\"}{}",
                "{\"alg\":\"ES256\",\"typ\":\"test+jwt\"",
                "[]",
                "null",
                ""
            })
    void shouldRefuseWhenTheHeaderBreaksARule(String header) {
        String compact = signed(header, "{}".getBytes(StandardCharsets.UTF_8), SIGNER);
        assertThrows(MalformedException.class, () -> parse(compact));
    }

    @Test
    void shouldRefuseWhenTheSignatureIsNot64Bytes() {
        String compact = CompactJws.sign(TYPE, "{}", SIGNER);
        int dot = compact.lastIndexOf('.');
        byte[] signature = Base64Url.decode(compact.substring(dot + 1));
        for (int length : new int[] {0, 2, 40, 63, 65, 72, 128}) {
            String other = compact.substring(0, dot + 1) + Base64Url.encode(Arrays.copyOf(signature, length));
            assertThrows(MalformedException.class, () -> parse(other), "length " + length);
        }
    }

    @Test
    void shouldRefuseWhenPartsAreMissingTooManyOrNotBase64Url() {
        String compact = CompactJws.sign(TYPE, "{}", SIGNER);
        String[] bad = {
            "",
            ".",
            "..",
            "a.b",
            compact + ".",
            "." + compact,
            compact + ".AA",
            compact.replaceFirst("\\.", ".."),
            compact.replaceFirst("\\.", "=."),
            " " + compact,
            compact + "=",
            compact.substring(0, compact.length() - 1)
        };
        for (String text : bad) {
            assertThrows(MalformedException.class, () -> parse(text), text);
        }
    }

    @Test
    void shouldRefuseWhenTextIsTooLong() {
        String compact = CompactJws.sign(TYPE, "x".repeat(5000), SIGNER);
        assertThrows(MalformedException.class, () -> parse(compact));
        assertEquals(5000, CompactJws.parse(compact, TYPE, 8192).payload().length);
    }

    @Test
    void shouldRefuseWhenAnythingSignedChanges() {
        String compact = CompactJws.sign(TYPE, "{\"a\":1}", SIGNER);
        String payload = Base64Url.encode("{\"a\":2}".getBytes(StandardCharsets.UTF_8));
        CompactJws changed = parse(compact.replaceFirst("\\.[^.]+\\.", "." + payload + "."));
        assertThrows(BadSignatureException.class, () -> changed.verify(PUBLIC));
        ECPublicKey stranger = (ECPublicKey) P256.generateKeyPair().getPublic();
        assertThrows(BadSignatureException.class, () -> parse(compact).verify(stranger));
    }

    @Test
    void shouldRefuseASignatureOfZeroes() {
        String compact = CompactJws.sign(TYPE, "{}", SIGNER);
        String zeroes = compact.substring(0, compact.lastIndexOf('.') + 1) + Base64Url.encode(new byte[64]);
        assertThrows(BadSignatureException.class, () -> parse(zeroes).verify(PUBLIC));
    }

    @Test
    void shouldRefuseAPayloadThatIsNotUtf8WhenReadAsText() {
        byte[] overlong = {(byte) 0xc0, (byte) 0x80};
        CompactJws jws = parse(signed("{\"alg\":\"ES256\",\"typ\":\"test+jwt\"}", overlong, SIGNER));
        jws.verify(PUBLIC);
        assertThrows(MalformedException.class, jws::payloadText);
    }

    @Test
    void shouldRefuseToSignWhenTheSignerGivesAnotherLength() {
        assertThrows(IllegalStateException.class, () -> CompactJws.sign(TYPE, "{}", message -> new byte[70]));
    }

    @Test
    void shouldUseTheGivenProvider() {
        CompactJws jws = parse(CompactJws.sign(TYPE, "{}", SIGNER));
        jws.verify(PUBLIC, Es256.of(Security.getProvider("SunEC")));
        Es256 without = Es256.of(Security.getProvider("SUN"));
        assertThrows(IllegalStateException.class, () -> jws.verify(PUBLIC, without));
    }
}
