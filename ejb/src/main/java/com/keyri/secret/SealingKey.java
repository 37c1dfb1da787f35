package com.keyri.secret;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.MalformedException;
import com.keyri.secret.model.SealedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts under a key of ours, and knows what was changed or sealed for another context: AES-256-GCM (NIST SP 800-38D)
 * with 96 random bits as initialisation vector. Safe to share between threads.
 */
public final class SealingKey {
    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    /** Works with a key that exists. */
    SealingKey(SecretKey key) {
        this.key = key;
    }

    /** Makes it from 32 bytes. */
    public static SealingKey of(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        return new SealingKey(new SecretKeySpec(bytes, "AES"));
    }

    /** Encrypts a text; {@code context}, which names the place where it will lie, is authenticated with it. */
    public SealedText seal(String context, String text) {
        try {
            return new SealedText(Base64Url.encode(seal(context, text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("can't seal " + context, e);
        }
    }

    /**
     * Decrypts what {@link #seal(String, String)} made for the same context.
     *
     * @throws GeneralSecurityException if it was made for another one, under another key, or was changed
     */
    public String open(String context, SealedText sealed) throws GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Base64Url.decode(sealed.base64url());
        } catch (MalformedException e) {
            throw new GeneralSecurityException(e);
        }
        return new String(open(context, bytes), StandardCharsets.UTF_8);
    }

    /** Encrypts bytes; {@code context} is authenticated with them. */
    public byte[] seal(String context, byte[] plain) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, context, iv).doFinal(plain);
        return ByteBuffer.allocate(1 + IV_BYTES + sealed.length)
                .put(FORMAT)
                .put(iv)
                .put(sealed)
                .array();
    }

    /**
     * Decrypts what {@link #seal(String, byte[])} made for the same context.
     *
     * @throws GeneralSecurityException if it was made for another one, under another key, or was changed
     */
    public byte[] open(String context, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < 1 + IV_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new AEADBadTagException("not sealed in this format");
        }
        byte[] iv = Arrays.copyOfRange(sealed, 1, 1 + IV_BYTES);
        return cipher(Cipher.DECRYPT_MODE, context, iv).doFinal(sealed, 1 + IV_BYTES, sealed.length - 1 - IV_BYTES);
    }

    private Cipher cipher(int mode, String context, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
