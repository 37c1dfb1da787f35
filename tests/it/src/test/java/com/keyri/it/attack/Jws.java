package com.keyri.it.attack;

import com.keyri.client.SigningKey;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A compact JWS taken apart, to be put together as it never should be.
 *
 * @param header its header's members
 * @param payload its payload's text
 * @param signature its signature
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these, and nobody changes the array.
record Jws(Map<String, Object> header, String payload, byte[] signature) {
    /** The order of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    @SuppressWarnings("unchecked")
    static Jws parse(String compact) {
        String[] parts = compact.split("\\.", -1);
        Map<String, Object> header = JsonMapper.shared().readValue(Base64Url.decode(parts[0]), LinkedHashMap.class);
        String payload = new String(Base64Url.decode(parts[1]), StandardCharsets.UTF_8);
        return new Jws(header, payload, Base64Url.decode(parts[2]));
    }

    Jws with(String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        changed.put(member, value);
        return new Jws(changed, payload, signature);
    }

    Jws with(byte[] otherSignature) {
        return new Jws(header, payload, otherSignature);
    }

    Jws saying(String otherPayload) {
        return new Jws(header, otherPayload, signature);
    }

    /** Signed anew, with the header as it is. */
    Jws signedBy(SigningKey key) {
        return with(key.signer().sign(input().getBytes(StandardCharsets.US_ASCII)));
    }

    String compact() {
        return input() + "." + Base64Url.encode(signature);
    }

    private String input() {
        return encoded(JsonMapper.shared().writeValueAsString(header)) + "." + encoded(payload);
    }

    /** The same with signatures that aren't 64 bytes, or whose halves are no numbers below the order. */
    Map<String, Jws> withBadSignatures() {
        byte[] r = Arrays.copyOf(signature, 32);
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        byte[] zero = new byte[32];
        byte[] order = fixed(ORDER);
        Map<String, Jws> bad = new LinkedHashMap<>();
        bad.put("none", with(new byte[0]));
        bad.put("63 bytes", with(Arrays.copyOf(signature, 63)));
        bad.put("62 bytes", with(joined(Arrays.copyOf(r, 31), Arrays.copyOf(s, 31))));
        bad.put("2 bytes", with(new byte[] {1, 1}));
        bad.put("65 bytes", with(Arrays.copyOf(signature, 65)));
        bad.put("66 bytes", with(joined(new byte[1], r, new byte[1], s)));
        bad.put("DER", with(der(r, s)));
        bad.put("r zero", with(joined(zero, s)));
        bad.put("s zero", with(joined(r, zero)));
        bad.put("both zero", with(joined(zero, zero)));
        bad.put("r = n", with(joined(order, s)));
        bad.put("s = n", with(joined(r, order)));
        bad.put("r too large", with(joined(fixed(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)), s)));
        bad.put(
                "s too large",
                with(joined(r, fixed(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)))));
        bad.put("halves swapped", with(joined(s, r)));
        return bad;
    }

    /** The same under other algorithms, signed as well as somebody can who knows only the public key. */
    Map<String, Jws> withOtherAlgorithms(EcJwk publicKey) throws GeneralSecurityException {
        Map<String, Jws> other = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE", "")) {
            other.put("alg " + none, with("alg", none).with(new byte[0]));
        }
        other.put("alg none with the signature", with("alg", "none"));
        int number = 0;
        for (byte[] secret : publicSecrets(publicKey)) {
            number++;
            other.put(
                    "HS256 under the public key, form " + number,
                    with("alg", "HS256").mac("HmacSHA256", secret));
            // As long as an ES256 signature.
            other.put(
                    "HS512 under the public key, form " + number,
                    with("alg", "HS512").mac("HmacSHA512", secret));
        }
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        // As long as an ES256 signature.
        rsa.initialize(512);
        other.put("RS256", with("alg", "RS256").by("SHA256withRSA", rsa.generateKeyPair()));
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        other.put("ES384", with("alg", "ES384").by("SHA384withECDSAinP1363Format", p384.generateKeyPair()));
        other.put("ES384 in name", with("alg", "ES384"));
        return other;
    }

    /** The same by a key of the attacker's, with a header that names it in every way a header can. */
    Map<String, Jws> withInjectedKeys(SigningKey own) {
        Map<String, Jws> injected = new LinkedHashMap<>();
        for (String kid : List.of(
                "../../../../../../dev/null",
                "file:///dev/null",
                "https://evil.example/jwks.json",
                "' OR '1'='1",
                "x' UNION SELECT 'AAAA' --",
                "unknown",
                "\u0000",
                "")) {
            injected.put("kid " + kid, with("kid", kid).signedBy(own));
        }
        Map<String, String> jwk = own.publicKey().toMembers();
        injected.put("jwk", with("jwk", jwk).signedBy(own));
        injected.put("jku", with("jku", "https://evil.example/jwks.json").signedBy(own));
        injected.put("x5u", with("x5u", "https://evil.example/cert.pem").signedBy(own));
        injected.put("x5c", with("x5c", List.of("AAAA")).signedBy(own));
        return injected;
    }

    /** The same by the right key, with headers that change how it is read. */
    Map<String, Jws> withStrangeHeaders(SigningKey right) {
        Map<String, Jws> strange = new LinkedHashMap<>();
        strange.put("crit", with("crit", List.of("exp")).with("exp", 1).signedBy(right));
        strange.put("empty crit", with("crit", List.of()).signedBy(right));
        strange.put("b64", with("b64", false).with("crit", List.of("b64")).signedBy(right));
        strange.put("zip", with("zip", "DEF").signedBy(right));
        strange.put("jku", with("jku", "https://evil.example/jwks.json").signedBy(right));
        strange.put("typ", with("typ", "JWT").signedBy(right));
        return strange;
    }

    private Jws mac(String algorithm, byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return with(mac.doFinal(input().getBytes(StandardCharsets.US_ASCII)));
    }

    private Jws by(String algorithm, KeyPair keys) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(keys.getPrivate());
        signer.update(input().getBytes(StandardCharsets.US_ASCII));
        return with(signer.sign());
    }

    private static List<byte[]> publicSecrets(EcJwk key) {
        byte[] der = key.key().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        return List.of(
                der, pem.getBytes(StandardCharsets.US_ASCII), key.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] der(byte[] r, byte[] s) {
        byte[] first = new BigInteger(1, r).toByteArray();
        byte[] second = new BigInteger(1, s).toByteArray();
        byte[] head = {0x30, (byte) (4 + first.length + second.length), 0x02, (byte) first.length};
        return joined(head, first, new byte[] {0x02, (byte) second.length}, second);
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
