package com.keyri.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random nonce before the ciphertext. What was sealed in one context opens in no other. */
public final class Seal {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    private Seal(SecretKey key) {
        this.key = key;
    }

    /** A seal under this key of 32 bytes. */
    public static Seal under(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("not a key of 32 bytes");
        }
        return new Seal(new SecretKeySpec(key, "AES"));
    }

    static Seal under(SecretKey key) {
        return new Seal(key);
    }

    /** Encrypts {@code plain}; {@code context} is authenticated with it. */
    public byte[] close(byte[] context, byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, context, nonce, plain, 0);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Decrypts what {@link #close} made in the same context.
     *
     * @throws GeneralSecurityException if it was made in another context, under another key, or was changed
     */
    public byte[] open(byte[] context, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new GeneralSecurityException("too short to be sealed");
        }
        return run(Cipher.DECRYPT_MODE, context, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, byte[] context, byte[] nonce, byte[] input, int offset)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher.doFinal(input, offset, input.length - offset);
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
