package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64url without padding (RFC 4648 section 5, RFC 7515 section 2), with exactly one text for each byte string.
 *
 * <p>The JDK's decoder lets padding and non-zero trailing bits pass; two texts for the same bytes would make a token
 * malleable, so this one refuses them.
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    /**
     * Encodes bytes.
     *
     * @param bytes any number of bytes, also none
     * @return the text, without padding
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Decodes a text strictly.
     *
     * @param text the alphabet {@code A-Z a-z 0-9 - _} only, no padding, no white space, trailing bits zero (RFC 4648
     *     section 3.5)
     * @return the bytes
     * @throws MalformedException if the text is anything else
     */
    public static byte[] decode(String text) {
        if (text.indexOf('=') >= 0) {
            throw new MalformedException("base64url: padding");
        }
        byte[] bytes;
        try {
            bytes = DECODER.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("base64url: not the alphabet or not a length");
        }
        if (!encode(bytes).equals(text)) {
            throw new MalformedException("base64url: not canonical");
        }
        return bytes;
    }

    /**
     * Decodes a text that must hold an exact number of bytes.
     *
     * @param name what the text is, for the message of the exception
     * @param text see {@link #decode(String)}
     * @param length the number of bytes demanded
     * @return {@code length} bytes
     * @throws MalformedException if the text is not strict base64url or holds another number of bytes
     */
    public static byte[] decode(String name, String text, int length) {
        if (text.length() != (length * 4 + 2) / 3) {
            throw new MalformedException(name + ": not " + length + " bytes");
        }
        return decode(text);
    }
}
