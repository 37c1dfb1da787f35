package com.keyri.web.rest.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which posts the pages with forms take: those of our own pages. The session's cookie is SameSite=Strict, and a view
 * has its own secret; this is the first of the three, and doesn't need to know either.
 */
@ApplicationScoped
public class FormPosts {
    static final long MOST_BYTES = 262_144;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** The status that refuses a post; empty for one that may pass. */
    OptionalInt refusal(HttpServletRequest request) {
        return refusal(
                publicUrl,
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                request.getContentType(),
                request.getContentLengthLong());
    }

    static OptionalInt refusal(
            String ownOrigin,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String contentType,
            long length) {
        if (!ownOrigin.equals(origin) || (fetchSite != null && !fetchSite.equals("same-origin"))) {
            return OptionalInt.of(403);
        }
        if (!isForm(contentType)) {
            return OptionalInt.of(415);
        }
        if (length < 0) {
            return OptionalInt.of(411); // Every browser says how long its form is.
        }
        return length > MOST_BYTES ? OptionalInt.of(413) : OptionalInt.empty();
    }

    private static boolean isForm(@Nullable String contentType) {
        String type = Optional.ofNullable(contentType).orElse("").split(";", 2)[0];
        return type.trim().toLowerCase(Locale.ROOT).equals(FORM);
    }
}
