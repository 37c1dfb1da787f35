package com.keyri.protocol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a short text (an id, an origin, a nonce) may be. */
final class Texts {
    private static final int MAX_URL_CHARS = 300;
    private static final Pattern AUTHENTICATOR_URL = Pattern.compile("https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?/a");
    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

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

    static void optionalDigest(String name, @Nullable String text) {
        if (text != null) {
            digest(name, text);
        }
    }

    /** The address of the authenticator, {@code https://HOST[:PORT]/a}, lower case, nothing else. */
    static void authenticatorUrl(String url) {
        if (url.length() > MAX_URL_CHARS || !AUTHENTICATOR_URL.matcher(url).matches()) {
            throw new MalformedException("link: not the authenticator's address");
        }
    }

    /** An id as it stands in a link: a prefix and Crockford letters, in any case without a dot. */
    static void linkId(String name, String id) {
        if (!LINK_ID.matcher(id).matches()) {
            throw new MalformedException(name + ": not an id");
        }
    }

    private static boolean isControlOrSurrogate(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
