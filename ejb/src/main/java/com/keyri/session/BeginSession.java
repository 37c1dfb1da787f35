package com.keyri.session;

import org.jspecify.annotations.Nullable;

/**
 * A page of Keyri hands over the id token of a sign-in to Keyri itself.
 *
 * @param visit the secret of the browser's cookie before the session, as text
 * @param proof the DPoP header by the continuity key, with the token's hash
 */
public record BeginSession(
        String idToken, String visit, @Nullable String proof) {
    @Override
    public String toString() {
        return "BeginSession";
    }
}
