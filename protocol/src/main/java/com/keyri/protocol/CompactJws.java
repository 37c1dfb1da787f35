package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Signature in compact form (RFC 7515 section 3.1), ES256 only.
 *
 * <p>The header may hold {@code alg} (always "ES256"), {@code typ} (always exactly the expected text, RFC 8725 section
 * 3.11), {@code kid} and {@code jwk}. Any other member is refused, and with it {@code crit}, {@code b64}, {@code zip}
 * and everything that makes a verifier fetch or trust a key ({@code jku}, {@code x5u}, {@code x5c}). The signature is
 * exactly 64 bytes, checked when parsing. A parsed object is unverified until {@link #verify(ECPublicKey)} returns.
 */
public final class CompactJws {
    private static final int MAX_HEADER_CHARS = 2048;
    private static final int SIGNATURE_CHARS = 86;

    private final byte[] signingInput;
    private final byte[] payload;
    private final byte[] signature;
    private final @Nullable String kid;
    private final @Nullable EcJwk jwk;

    private CompactJws(String compact, String typ, int first, int second) {
        Members header = Members.parse(Utf8.decode(Base64Url.decode(compact.substring(0, first))), MAX_HEADER_CHARS);
        header.constant("alg", "ES256");
        header.constant("typ", typ);
        kid = header.optionalText("kid");
        jwk = header.has("jwk") ? EcJwk.read(header.object("jwk")) : null;
        header.end();
        payload = Base64Url.decode(compact.substring(first + 1, second));
        signature = Base64Url.decode("signature", compact.substring(second + 1), Es256.SIGNATURE_BYTES);
        signingInput = compact.substring(0, second).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Parses without verifying.
     *
     * @param compact header, payload and signature in strict base64url, separated by two dots
     * @param typ the exact value of the header's {@code typ}, for instance {@code dpop+jwt}
     * @param maxChars the longest text that is looked at
     * @return the parts
     * @throws MalformedException if the text is longer, isn't of that shape, or the header breaks a rule above
     */
    public static CompactJws parse(String compact, String typ, int maxChars) {
        if (compact.length() > maxChars) {
            throw new MalformedException("JWS: too long");
        }
        int first = compact.indexOf('.');
        int second = compact.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || compact.length() - second - 1 != SIGNATURE_CHARS) {
            throw new MalformedException("JWS: not three parts with a signature of 64 bytes");
        }
        if (first > MAX_HEADER_CHARS) {
            throw new MalformedException("JWS: header too long");
        }
        return new CompactJws(compact, typ, first, second);
    }

    /**
     * Verifies the signature with the platform's preferred provider.
     *
     * @param key the key that must have signed
     * @throws BadSignatureException if it didn't
     */
    public void verify(ECPublicKey key) {
        verify(key, Es256.platform());
    }

    /**
     * Verifies the signature.
     *
     * @param key the key that must have signed
     * @param es256 the provider to use
     * @throws BadSignatureException if it didn't
     */
    public void verify(ECPublicKey key, Es256 es256) {
        if (!es256.verifies(key, signingInput, signature)) {
            throw new BadSignatureException();
        }
    }

    /**
     * The payload.
     *
     * @return a copy of its bytes
     */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * The payload as text.
     *
     * @return its bytes, read as UTF-8
     * @throws MalformedException if they aren't UTF-8
     */
    public String payloadText() {
        return Utf8.decode(payload);
    }

    /**
     * The header's {@code kid}.
     *
     * @return 1 to 256 characters, if there is one
     */
    public Optional<String> kid() {
        return Optional.ofNullable(kid);
    }

    /**
     * The header's {@code jwk}: a key that the sender named, to be trusted only where the protocol says so.
     *
     * @return a public key, if there is one
     */
    public Optional<EcJwk> jwk() {
        return Optional.ofNullable(jwk);
    }

    /**
     * Signs a text without naming the key, as devices sign statements.
     *
     * @param typ the header's {@code typ}
     * @param payload the payload; its UTF-8 bytes are signed as they are
     * @param signer the key
     * @return the compact form
     */
    public static String sign(String typ, String payload, Es256Signer signer) {
        return sign(header(typ), payload, signer);
    }

    /**
     * Signs a text and names the key by its id, as the server signs tokens.
     *
     * @param typ the header's {@code typ}
     * @param kid the header's {@code kid}
     * @param payload the payload
     * @param signer the key
     * @return the compact form
     */
    public static String sign(String typ, String kid, String payload, Es256Signer signer) {
        Map<String, Object> header = header(typ);
        header.put("kid", kid);
        return sign(header, payload, signer);
    }

    /**
     * Signs a text and carries the public key, as proofs of possession do (RFC 9449 section 4.2).
     *
     * @param typ the header's {@code typ}
     * @param jwk the header's {@code jwk}
     * @param payload the payload
     * @param signer the key that belongs to it
     * @return the compact form
     */
    public static String sign(String typ, EcJwk jwk, String payload, Es256Signer signer) {
        Map<String, Object> header = header(typ);
        header.put("jwk", jwk.toMembers());
        return sign(header, payload, signer);
    }

    private static Map<String, Object> header(String typ) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("typ", typ);
        return header;
    }

    private static String sign(Map<String, Object> header, String payload, Es256Signer signer) {
        String input = encode(StrictJson.write(header)) + "." + encode(payload);
        byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
        if (signature.length != Es256.SIGNATURE_BYTES) {
            throw new IllegalStateException("the signer doesn't return 64 bytes");
        }
        return input + "." + Base64Url.encode(signature);
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
