package com.keyri.web.rest.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;

/** Bodies are UTF-8; one that says it is in another charset isn't guessed at. */
public final class BodyCharset {
    private BodyCharset() {}

    /**
     * Insists on UTF-8.
     *
     * @throws NotSupportedException (415) where the type names another charset
     */
    public static void requireUtf8(MediaType media) {
        String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new NotSupportedException();
        }
    }
}
