package com.keyri.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for HMAC-SHA256 (RFC 2104, FIPS 198-1) over named lists of parts: nonces and codes that the server recognises
 * again without storing them.
 *
 * <p>The message is unambiguous: the domain (what the tag is for) and every part are prefixed with their length as four
 * bytes, big endian, so neither another domain nor another split of the same bytes has the same tag. A key is safe to
 * share between threads.
 */
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MINIMUM_BYTES = 32;

    private final SecretKeySpec key;

    private MacKey(byte[] bytes) {
        if (bytes.length < MINIMUM_BYTES) {
            throw new MalformedException("MAC key: fewer than 32 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Makes a key from stored bytes.
     *
     * @param bytes at least 32 bytes (RFC 2104 section 3); copied
     * @return the key
     * @throws MalformedException if there are fewer than 32 bytes
     */
    public static MacKey of(byte[] bytes) {
        return new MacKey(bytes);
    }

    /**
     * Makes a random key that lives in this process only.
     *
     * @return a key of 32 random bytes
     */
    public static MacKey random() {
        return new MacKey(RandomBytes.next(MINIMUM_BYTES));
    }

    /**
     * Computes a tag.
     *
     * @param domain what the tag is for; never caller's input
     * @param parts what the tag covers, in order; may be caller's input
     * @return 32 bytes
     */
    public byte[] tag(String domain, byte[]... parts) {
        Mac mac = mac();
        append(mac, domain.getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            append(mac, part);
        }
        return mac.doFinal();
    }

    /**
     * Computes a tag over the UTF-8 bytes of texts.
     *
     * @param domain what the tag is for
     * @param parts what the tag covers, in order
     * @return 32 bytes
     */
    public byte[] tag(String domain, String... parts) {
        return tag(domain, bytesOf(parts));
    }

    /**
     * Compares a tag in constant time.
     *
     * @param tag the whole tag, 32 bytes, or its first 16 bytes or more (RFC 2104 section 5)
     * @param domain what the tag is for
     * @param parts what the tag covers, in order
     * @return whether this key made the tag for exactly this domain and these parts
     */
    public boolean verifies(byte[] tag, String domain, byte[]... parts) {
        if (tag.length < 16 || tag.length > 32) {
            return false;
        }
        byte[] expected = tag(domain, parts);
        return Digests.equal(Arrays.copyOf(expected, tag.length), tag);
    }

    /**
     * Compares a tag over the UTF-8 bytes of texts in constant time.
     *
     * @param tag see {@link #verifies(byte[], String, byte[][])}
     * @param domain what the tag is for
     * @param parts what the tag covers, in order
     * @return whether this key made the tag for exactly this domain and these parts
     */
    public boolean verifies(byte[] tag, String domain, String... parts) {
        return verifies(tag, domain, bytesOf(parts));
    }

    @Override
    public String toString() {
        return "MacKey";
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static void append(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }

    private static byte[][] bytesOf(String[] parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
