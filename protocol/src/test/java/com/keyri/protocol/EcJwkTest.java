package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EcJwkTest {
    /** RFC 7517, appendix A.1. */
    private static final String X = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4";

    private static final String Y = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM";

    private static Map<String, Object> good() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kty", "EC");
        members.put("crv", "P-256");
        members.put("x", X);
        members.put("y", Y);
        return members;
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> members = good();
        members.put(name, value);
        return members;
    }

    @Test
    void shouldReadTheKeyOfTheStandardAndWriteItCanonically() {
        EcJwk jwk = EcJwk.parse(StrictJson.write(good()));
        assertEquals("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}", jwk.toJson());
        assertEquals(jwk, EcJwk.parse(jwk.toJson()));
        assertEquals(jwk, EcJwk.of(jwk.key()));
        assertEquals(jwk.hashCode(), EcJwk.of(jwk.key()).hashCode());
        assertEquals(jwk, EcJwk.of(jwk.toMembers()));
    }

    @Test
    void shouldTolerateWhatBrowsersExport() {
        Map<String, Object> members = with("ext", true);
        members.put("key_ops", List.of("verify"));
        members.put("alg", "ES256");
        members.put("use", "sig");
        members.put("kid", "1");
        assertEquals(EcJwk.of(good()), EcJwk.of(members));
    }

    static List<Map<String, Object>> bad() {
        Map<String, Object> withoutY = good();
        withoutY.remove("y");
        return List.of(
                with("kty", "RSA"),
                with("kty", "ec"),
                with("crv", "P-384"),
                with("crv", "secp256k1"),
                with("d", X),
                with("x5c", List.of("AAAA")),
                with("x5u", "https://example.com"),
                with("oth", "1"),
                with("x", X + "="),
                with("x", "AAAA" + X),
                with("x", X.substring(0, 42)),
                with("x", Y),
                with("y", Base64Url.encode(new byte[32])),
                with("x", 5L),
                with("ext", "true"),
                with("key_ops", "verify"),
                with("kid", ""),
                withoutY,
                Map.of());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldRefuseWhenAMemberBreaksTheRules(Map<String, Object> members) {
        assertThrows(MalformedException.class, () -> EcJwk.of(members));
        assertThrows(MalformedException.class, () -> EcJwk.parse(StrictJson.write(members)));
    }

    @Test
    void shouldRefuseThePointAtInfinityAndCoordinatesBeyondTheField() {
        String zero = Base64Url.encode(new byte[32]);
        Map<String, Object> origin = with("x", zero);
        origin.put("y", zero);
        assertThrows(MalformedException.class, () -> EcJwk.of(origin));
        // (0, sqrt(b)) is on the curve; (p, sqrt(b)) is the same point written in another way.
        Map<String, Object> point = with("x", zero);
        point.put(
                "y",
                Base64Url.encode(
                        HexFormat.of().parseHex("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4")));
        assertEquals(BigInteger.ZERO, EcJwk.of(point).key().getW().getAffineX());
        ECFieldFp field = (ECFieldFp) Curve.P_256.toECParameterSpec().getCurve().getField();
        point.put("x", Base64Url.encode(Arrays.copyOfRange(field.getP().toByteArray(), 1, 33)));
        assertThrows(MalformedException.class, () -> EcJwk.of(point));
    }

    @Test
    void shouldRefuseWhenAMemberIsDoubledOrSomethingFollows() {
        String json = StrictJson.write(good());
        String doubled = json.replace("{\"kty\"", "{\"kty\":\"EC\",\"kty\"");
        String escaped = json.replace("{\"kty\"", "{\"k\\u0074y\":\"EC\",\"kty\"");
        for (String bad : List.of(doubled, escaped, json + "{}", json + " ".repeat(1024), "[" + json + "]")) {
            assertThrows(MalformedException.class, () -> EcJwk.parse(bad), bad);
        }
    }

    @Test
    void shouldRefuseAKeyOfAnotherCurveOrKind() throws Exception {
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        for (KeyPairGenerator generator : List.of(ec, rsa)) {
            assertThrows(
                    MalformedException.class,
                    () -> EcJwk.of(generator.generateKeyPair().getPublic()));
        }
    }

    @Test
    void shouldHaveTheThumbprintThatAnotherLibraryComputes() throws Exception {
        for (int i = 0; i < 50; i++) {
            ECKey other = new ECKeyGenerator(Curve.P_256).generate();
            EcJwk jwk = EcJwk.parse(other.toPublicJWK().toJSONString());
            assertEquals(other.computeThumbprint().toString(), jwk.thumbprint().value());
            assertEquals(jwk, EcJwk.of(other.toECPublicKey()));
        }
    }

    @Test
    void shouldKeepLeadingZeroesOfACoordinate() {
        for (int i = 0; i < 5000; i++) {
            ECPublicKey key = (ECPublicKey) P256.generateKeyPair().getPublic();
            if (key.getW().getAffineX().bitLength() <= 248) {
                assertEquals(EcJwk.of(key), EcJwk.parse(EcJwk.of(key).toJson()));
                return;
            }
        }
        throw new AssertionError("no key with a leading zero byte in 5,000");
    }

    @Test
    void shouldCompareThumbprintsByValue() {
        Thumbprint one = EcJwk.of(good()).thumbprint();
        assertTrue(one.matches(new Thumbprint(one.value())));
        assertFalse(one.matches(EcJwk.of(P256.generateKeyPair().getPublic()).thumbprint()));
        assertThrows(MalformedException.class, () -> new Thumbprint("short"));
        assertThrows(MalformedException.class, () -> new Thumbprint("!".repeat(43)));
    }
}
