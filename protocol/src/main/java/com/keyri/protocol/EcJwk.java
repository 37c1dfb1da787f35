package com.keyri.protocol;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A P-256 public key as a JSON Web Key (RFC 7517, RFC 7518 section 6.2).
 *
 * <p>Required: {@code kty} "EC", {@code crv} "P-256", {@code x} and {@code y} of exactly 32 bytes, a point on the
 * curve. A private member is refused: whoever sends one has lost the key. Tolerated and ignored: {@code alg},
 * {@code use}, {@code key_ops}, {@code ext}, {@code kid}, as browsers export them; anything else is refused.
 */
public final class EcJwk {
    private static final int MAX_CHARS = 1024;
    private static final List<String> IGNORED_TEXTS = List.of("alg", "use", "kid");

    private final byte[] x;
    private final byte[] y;
    private final ECPublicKey key;

    private EcJwk(byte[] x, byte[] y, ECPublicKey key) {
        this.x = x;
        this.y = y;
        this.key = key;
    }

    /**
     * Reads a key from JSON text.
     *
     * @param json one object of at most 1,024 characters
     * @return the key
     * @throws MalformedException if the text isn't such an object, a member is doubled, unknown, missing or private, or
     *     the point isn't on the curve
     */
    public static EcJwk parse(String json) {
        return read(Members.parse(json, MAX_CHARS));
    }

    /**
     * Reads a key from the members of an object that is parsed already. Its parser must have refused duplicates.
     *
     * @param members names and values (texts, booleans, lists)
     * @return the key
     * @throws MalformedException see {@link #parse(String)}
     */
    public static EcJwk of(Map<String, ?> members) {
        return read(Members.of(members));
    }

    /**
     * Wraps a key of the platform.
     *
     * @param key a P-256 public key
     * @return the key
     * @throws MalformedException if the key is of another kind or curve
     */
    public static EcJwk of(PublicKey key) {
        if (key instanceof ECPublicKey ec && P256.isP256(ec)) {
            return new EcJwk(fixed(ec.getW().getAffineX()), fixed(ec.getW().getAffineY()), ec);
        }
        throw new MalformedException("key: not on P-256");
    }

    /**
     * The key for verifying or agreeing.
     *
     * @return a key of the platform's preferred provider
     */
    public ECPublicKey key() {
        return key;
    }

    /**
     * The key's name (RFC 7638).
     *
     * @return SHA-256 of the canonical JSON
     */
    public Thumbprint thumbprint() {
        return new Thumbprint(Base64Url.encode(Digests.sha256(canonical("{\"crv\":\"P-256\",\"kty\":\"EC\""))));
    }

    /**
     * The key as JSON with only the required members.
     *
     * @return {@code {"kty":"EC","crv":"P-256","x":"…","y":"…"}}
     */
    public String toJson() {
        return canonical("{\"kty\":\"EC\",\"crv\":\"P-256\"");
    }

    /**
     * The key's required members, in the order of {@link #toJson()}, for use inside another object.
     *
     * @return kty, crv, x, y
     */
    public Map<String, String> toMembers() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("kty", "EC");
        members.put("crv", "P-256");
        members.put("x", Base64Url.encode(x));
        members.put("y", Base64Url.encode(y));
        return members;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EcJwk that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(x);
    }

    @Override
    public String toString() {
        return toJson();
    }

    static EcJwk read(Members members) {
        if (members.has("d")) {
            throw new MalformedException("JWK: private key");
        }
        members.constant("kty", "EC");
        members.constant("crv", "P-256");
        byte[] x = Base64Url.decode("x", members.text("x"), P256.COORDINATE_BYTES);
        byte[] y = Base64Url.decode("y", members.text("y"), P256.COORDINATE_BYTES);
        IGNORED_TEXTS.forEach(members::optionalText);
        if (members.has("key_ops")) {
            members.texts("key_ops");
        }
        if (members.has("ext")) {
            members.truth("ext");
        }
        members.end();
        return new EcJwk(x, y, P256.publicKey(x, y));
    }

    private String canonical(String start) {
        return start + ",\"x\":\"" + Base64Url.encode(x) + "\",\"y\":\"" + Base64Url.encode(y) + "\"}";
    }

    private static byte[] fixed(BigInteger coordinate) {
        byte[] bytes = new byte[P256.COORDINATE_BYTES];
        byte[] signed = coordinate.toByteArray();
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
