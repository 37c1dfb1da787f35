package com.keyri.token;

import org.jspecify.annotations.Nullable;

/**
 * A call that comes with an access token.
 *
 * @param token as it came
 * @param isBound whether it came as one that is bound to a key (scheme {@code DPoP})
 * @param proof the proof along with it; null where there is none, or several
 * @param method the HTTP method
 * @param path the path as it came, without the query
 */
public record AccessTokenCall(
        String token, boolean isBound, @Nullable String proof, String method, String path) {
    @Override
    public String toString() {
        return "AccessTokenCall[" + method + ']';
    }
}
