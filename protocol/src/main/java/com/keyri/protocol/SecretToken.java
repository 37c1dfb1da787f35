package com.keyri.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A random secret of 128 or 256 bits: a code, a link's token, an API key, a QR key.
 *
 * <p>Its text form is base64url. Whoever keeps it keeps {@link #hash()} only; a plain SHA-256 is enough, because nobody
 * can guess 128 random bits. {@link #toString()} tells nothing, and {@link #equals(Object)} takes constant time.
 */
public final class SecretToken {
    private static final int SHORT_BYTES = 16;
    private static final int LONG_BYTES = 32;

    private final byte[] bytes;

    private SecretToken(byte[] bytes) {
        if (bytes.length != SHORT_BYTES && bytes.length != LONG_BYTES) {
            throw new MalformedException("secret: neither 16 nor 32 bytes");
        }
        this.bytes = bytes;
    }

    /**
     * Makes a new secret of 16 random bytes.
     *
     * @return 128 bits, 22 characters as text
     */
    public static SecretToken random128() {
        return new SecretToken(RandomBytes.next(SHORT_BYTES));
    }

    /**
     * Makes a new secret of 32 random bytes.
     *
     * @return 256 bits, 43 characters as text
     */
    public static SecretToken random256() {
        return new SecretToken(RandomBytes.next(LONG_BYTES));
    }

    /**
     * Reads a secret's text form.
     *
     * @param text strict base64url of 16 or 32 bytes
     * @return the secret
     * @throws MalformedException if the text is anything else
     */
    public static SecretToken parse(String text) {
        if (text.length() > 43) {
            throw new MalformedException("secret: neither 16 nor 32 bytes");
        }
        return new SecretToken(Base64Url.decode(text));
    }

    /**
     * Wraps bytes that came from elsewhere, for instance from a MAC.
     *
     * @param bytes 16 or 32 bytes; copied
     * @return the secret
     * @throws MalformedException if there are neither 16 nor 32 bytes
     */
    public static SecretToken of(byte[] bytes) {
        return new SecretToken(bytes.clone());
    }

    /**
     * Gives the secret away: for the answer to its owner, the QR, the header of a request. Never for a log.
     *
     * @return 22 or 43 characters of base64url
     */
    public String reveal() {
        return Base64Url.encode(bytes);
    }

    /**
     * The form in which a secret is stored and found again.
     *
     * @return SHA-256 of the secret's bytes, 32 bytes
     */
    public byte[] hash() {
        return Digests.sha256(bytes);
    }

    static void require128(SecretToken secret) {
        if (secret.bytes.length != SHORT_BYTES) {
            throw new MalformedException("secret: not 16 bytes");
        }
    }

    static void require256(SecretToken secret) {
        if (secret.bytes.length != LONG_BYTES) {
            throw new MalformedException("secret: not 32 bytes");
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretToken that && Digests.equal(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash());
    }

    @Override
    public String toString() {
        return "SecretToken";
    }
}
