package com.keyri.web.rest.access;

import jakarta.security.enterprise.credential.Credential;
import org.jspecify.annotations.Nullable;

/**
 * An access token that came with a call (RFC 6750 section 2.1, RFC 9449 section 7.1).
 *
 * @param token something in three parts, not looked at yet
 * @param isBound whether it came with the scheme {@code DPoP}
 * @param proof the header {@code DPoP}; null where there is none, or more than one
 * @param method the HTTP method
 * @param path the path as it came, without the query
 */
public record AccessTokenCredential(
        String token, boolean isBound, @Nullable String proof, String method, String path) implements Credential {
    @Override
    public String toString() {
        return "AccessTokenCredential[" + method + ']';
    }
}
