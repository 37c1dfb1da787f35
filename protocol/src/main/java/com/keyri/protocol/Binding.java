package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What ties a QR code to the browser that shows it: the first 16 bytes of SHA-256 over {@code "keyri-qr-v1" 0x00
 * jkt(bk) 0x00 jkt(ek) 0x00 signInId}, all in ASCII.
 *
 * <p>The page computes it from its own keys, the phone from the keys that the server names; a server or a network that
 * swaps a key can't make both agree.
 *
 * @param value 22 characters of strict base64url
 */
public record Binding(String value) {
    private static final int BYTES = 16;
    private static final String DOMAIN = "keyri-qr-v1";

    /**
     * Checks the shape.
     *
     * @param value 22 characters of strict base64url
     * @throws MalformedException if the value isn't strict base64url of 16 bytes
     */
    public Binding {
        Base64Url.decode("binding", value, BYTES);
    }

    /**
     * Computes the binding.
     *
     * @param continuityKey thumbprint of the browser's continuity key
     * @param encryptionKey thumbprint of the browser's encryption key
     * @param signInId the sign-in's id as the QR carries it
     * @return the binding
     */
    public static Binding of(Thumbprint continuityKey, Thumbprint encryptionKey, String signInId) {
        MessageDigest digest = Digests.newSha256();
        digest.update(DOMAIN.getBytes(StandardCharsets.US_ASCII));
        for (String part : new String[] {continuityKey.value(), encryptionKey.value(), signInId}) {
            digest.update((byte) 0);
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return new Binding(Base64Url.encode(Arrays.copyOf(digest.digest(), BYTES)));
    }

    /**
     * Compares in constant time.
     *
     * @param other the other side's binding
     * @return whether both are the same
     */
    public boolean matches(Binding other) {
        return Digests.equal(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
