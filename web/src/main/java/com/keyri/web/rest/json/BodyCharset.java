package com.keyri.web.rest.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Bodies are UTF-8; one that says it is in another charset isn't guessed at. */
public final class BodyCharset {
    private BodyCharset() {}

    /**
     * Insists on UTF-8.
     *
     * @param media of the body; null where the request doesn't say it
     * @throws NotSupportedException (415) where the type names another charset, or where there is none
     */
    public static void requireUtf8(@Nullable MediaType media) {
        if (media == null) {
            throw new NotSupportedException();
        }
        String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new NotSupportedException();
        }
    }
}
