package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4) and comparisons whose time does not tell where two values differ. */
public final class Digests {
    private Digests() {}

    /**
     * Hashes bytes.
     *
     * @param bytes the message
     * @return 32 bytes
     */
    public static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    /**
     * Hashes the UTF-8 bytes of a text.
     *
     * @param text the message, for instance a statement exactly as it was sent
     * @return 32 bytes
     */
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hashes the UTF-8 bytes of a text, as the claims {@code ath} (RFC 9449 section 4.2), {@code txh} and {@code plh}
     * carry it.
     *
     * @param text the message
     * @return SHA-256 as 43 characters of base64url
     */
    public static String sha256Base64Url(String text) {
        return Base64Url.encode(sha256(text));
    }

    /**
     * Compares in constant time; only the lengths may show.
     *
     * @param left one value
     * @param right the other
     * @return whether both hold the same bytes
     */
    public static boolean equal(byte[] left, byte[] right) {
        return MessageDigest.isEqual(left, right);
    }

    /**
     * Compares the UTF-8 bytes of two texts in constant time; only the lengths may show.
     *
     * @param left one value
     * @param right the other
     * @return whether both are the same text
     */
    public static boolean equal(String left, String right) {
        return equal(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
