package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.AESGCM;
import com.nimbusds.jose.crypto.impl.ECDH;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECPrivateKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cryptography that proofs, statements and payloads stand on, against the vectors of Project Wycheproof; a class
 * for each provider extends this. They are read from {@code -Dkeyri.vectors}; where that folder is absent these tests
 * are skipped, which is "not run", not "passed".
 */
abstract class WycheproofVectors {
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Valid signatures that the provider refuses all the same.
     *
     * @return their {@code tcId}s
     */
    abstract Set<Integer> refusedThoughValid();

    /** One vector: its own members over those of its group. */
    record Vector(Map<String, Object> members) {
        int id() {
            return ((Long) members.get("tcId")).intValue();
        }

        boolean isValid() {
            return members.get("result").equals("valid");
        }

        boolean has(String name, long value) {
            return members.get(name).equals(value);
        }

        byte[] bytes(String name) {
            return HEX.parseHex((String) members.get(name));
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> object(String name) {
            return (Map<String, Object>) members.get(name);
        }

        @Override
        public String toString() {
            return "tcId " + id() + " " + members.get("comment");
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("keyri.vectors", "../../shared/vectors"), "wycheproof");
    }

    @SuppressWarnings("unchecked")
    private static List<Vector> vectors(String file) throws IOException {
        Path path = folder().resolve(file);
        if (!Files.exists(path)) {
            return List.of(new Vector(Map.of("tcId", 0L, "comment", "absent")));
        }
        String json = Files.readString(path, StandardCharsets.UTF_8);
        List<Vector> vectors = new ArrayList<>();
        for (Object group :
                (List<Object>) StrictJson.object(json, json.length()).get("testGroups")) {
            for (Object test : (List<Object>) ((Map<String, Object>) group).get("tests")) {
                Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) group);
                members.putAll((Map<String, Object>) test);
                vectors.add(new Vector(members));
            }
        }
        return vectors;
    }

    static List<Vector> signatures() throws IOException {
        return vectors("ecdsa_secp256r1_sha256_p1363_test.json");
    }

    static List<Vector> agreements() throws IOException {
        return vectors("ecdh_secp256r1_webcrypto_test.json");
    }

    /** Those with the parameters of A256GCM; the payload's shape check admits no others. */
    static List<Vector> encryptions() throws IOException {
        return vectors("aes_gcm_test.json").stream()
                .filter(vector -> vector.id() == 0
                        || (vector.has("keySize", 256) && vector.has("ivSize", 96) && vector.has("tagSize", 128)))
                .toList();
    }

    private static void assumePresent(Vector vector) {
        assumeTrue(vector.id() > 0, "not run: no vectors at -Dkeyri.vectors");
    }

    private static EcJwk publicKey(Vector vector) {
        byte[] point = HEX.parseHex((String) vector.object("publicKey").get("uncompressed"));
        return EcJwk.of(Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "x",
                Base64Url.encode(Arrays.copyOfRange(point, 1, 33)),
                "y",
                Base64Url.encode(Arrays.copyOfRange(point, 33, 65))));
    }

    @Test
    void shouldHaveEveryVector() throws IOException {
        assumeTrue(Files.exists(folder()), "not run: no vectors at -Dkeyri.vectors");
        assertEquals(262, signatures().size());
        assertEquals(353, agreements().size());
        assertEquals(66, encryptions().size());
    }

    @Test
    void shouldAcceptExactlyTheValidSignaturesOf64Bytes() throws IOException {
        assumeTrue(Files.exists(folder()), "not run: no vectors at -Dkeyri.vectors");
        List<Vector> refused = new ArrayList<>();
        for (Vector vector : signatures()) {
            byte[] signature = vector.bytes("sig");
            boolean accepted = Es256.platform().verifies(publicKey(vector).key(), vector.bytes("msg"), signature);
            assertTrue(!accepted || (vector.isValid() && signature.length == 64), vector.toString());
            if (vector.isValid() && !accepted) {
                refused.add(vector);
            }
        }
        assertEquals(refusedThoughValid(), ids(refused), refused.toString());
    }

    /** Passkeys sign in DER; the vectors of 64 bytes in that form. */
    @Test
    void shouldAcceptExactlyTheValidSignaturesInDer() throws Exception {
        assumeTrue(Files.exists(folder()), "not run: no vectors at -Dkeyri.vectors");
        List<Vector> refused = new ArrayList<>();
        int tried = 0;
        for (Vector vector : signatures()) {
            if (vector.bytes("sig").length == 64) {
                tried++;
                boolean accepted = verifiesInDer(vector);
                assertTrue(!accepted || vector.isValid(), vector.toString());
                if (vector.isValid() && !accepted) {
                    refused.add(vector);
                }
            }
        }
        assertEquals(refusedThoughValid(), ids(refused), refused.toString());
        assertTrue(tried > 200, "tried " + tried);
    }

    private static boolean verifiesInDer(Vector vector) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(publicKey(vector).key());
        verifier.update(vector.bytes("msg"));
        try {
            return verifier.verify(ECDSA.transcodeSignatureToDER(vector.bytes("sig")));
        } catch (SignatureException | JOSEException e) {
            return false;
        }
    }

    private static Set<Integer> ids(List<Vector> vectors) {
        return vectors.stream().map(Vector::id).collect(Collectors.toSet());
    }

    /** The reason for the rule: the JDK itself takes signatures of other lengths, which would make tokens malleable. */
    @Test
    void shouldKnowWhichSignaturesOnlyTheLengthRuleRefuses() throws IOException {
        assumeTrue(Files.exists(folder()), "not run: no vectors at -Dkeyri.vectors");
        List<Vector> sizes = signatures().stream()
                .filter(vector -> ((List<?>) vector.members().get("flags")).contains("SignatureSize"))
                .toList();
        assertEquals(12, sizes.size());
        for (Vector vector : sizes) {
            assertFalse(vector.bytes("sig").length == 64);
            assertFalse(Es256.platform().verifies(publicKey(vector).key(), vector.bytes("msg"), vector.bytes("sig")));
        }
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void shouldAgreeOnExactlyTheSecretsOfValidKeys(Vector vector) throws Exception {
        assumePresent(vector);
        Map<String, Object> publicKey = vector.object("public");
        if (!vector.isValid()) {
            assertThrows(MalformedException.class, () -> EcJwk.of(publicKey));
            return;
        }
        SecretKey secret = ECDH.deriveSharedSecret(
                EcJwk.of(publicKey).key(),
                privateKey((String) vector.object("private").get("d")),
                null);
        assertArrayEquals(vector.bytes("shared"), secret.getEncoded());
    }

    private static PrivateKey privateKey(String d) throws GeneralSecurityException {
        BigInteger scalar = new BigInteger(1, Base64Url.decode(d));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(scalar, Curve.P_256.toECParameterSpec()));
    }

    @ParameterizedTest
    @MethodSource("encryptions")
    void shouldDecryptExactlyTheValidCiphertexts(Vector vector) throws Exception {
        assumePresent(vector);
        SecretKey key = new SecretKeySpec(vector.bytes("key"), "AES");
        if (vector.isValid()) {
            assertArrayEquals(vector.bytes("msg"), decrypted(vector, key));
        } else {
            assertThrows(JOSEException.class, () -> decrypted(vector, key));
        }
    }

    private static byte[] decrypted(Vector vector, SecretKey key) throws JOSEException {
        return AESGCM.decrypt(
                key, vector.bytes("iv"), vector.bytes("ct"), vector.bytes("aad"), vector.bytes("tag"), null);
    }
}
