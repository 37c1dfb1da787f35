package com.keyri.token;

import com.keyri.apikey.model.ApiScope;
import java.time.Duration;
import java.util.Set;

/**
 * A new access token.
 *
 * @param token the compact JWS
 * @param scopes what it may be used for
 * @param life until it ends by itself
 * @param isBound whether it counts only with a proof of the key that asked for it
 */
public record IssuedAccessToken(String token, Set<ApiScope> scopes, Duration life, boolean isBound) {
    public IssuedAccessToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "IssuedAccessToken" + scopes;
    }
}
