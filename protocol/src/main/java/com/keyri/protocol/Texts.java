package com.keyri.protocol;

import org.jspecify.annotations.Nullable;

/** What a short text (an id, an origin, a nonce) may be. */
final class Texts {
    private Texts() {}

    /** Refuses a text that is empty, longer than {@code maxChars}, or holds control characters or lone surrogates. */
    static String bounded(String name, String text, int maxChars) {
        if (text.isEmpty() || text.length() > maxChars) {
            throw new MalformedException(name + ": not 1 to " + maxChars + " characters");
        }
        if (text.codePoints().anyMatch(Texts::isControlOrSurrogate)) {
            throw new MalformedException(name + ": control character");
        }
        return text;
    }

    /** An id: see {@link #bounded(String, String, int)} with {@link Members#MAX_ID_CHARS}. */
    static String id(String name, String text) {
        return bounded(name, text, Members.MAX_ID_CHARS);
    }

    /** Strict base64url of 32 bytes: a hash or a challenge. */
    static void digest(String name, String text) {
        Base64Url.decode(name, text, 32);
    }

    /** Strict base64url of 16 to 96 bytes, at most 128 characters: a challenge that the server can recognise again. */
    static void challenge(String text) {
        if (Base64Url.decode(bounded("challenge", text, 128)).length < 16) {
            throw new MalformedException("challenge: fewer than 16 bytes");
        }
    }

    static void optionalDigest(String name, @Nullable String text) {
        if (text != null) {
            digest(name, text);
        }
    }

    private static boolean isControlOrSurrogate(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
