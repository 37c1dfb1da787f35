package com.keyri.token.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.apikey.model.ApiScope;
import com.keyri.token.IssuedAccessToken;
import com.keyri.token.RedeemedCode;
import org.jspecify.annotations.Nullable;

/** The answer of the token endpoint (RFC 6749, section 5.1; the id token of OpenID Connect). */
public record TokenBody(
        @JsonProperty("id_token") @Nullable String idToken,
        @JsonProperty("access_token") @Nullable String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @Nullable String scope) {
    static TokenBody of(RedeemedCode redeemed) {
        return new TokenBody(redeemed.idToken(), null, "DPoP", redeemed.life().toSeconds(), null);
    }

    static TokenBody of(IssuedAccessToken issued) {
        return new TokenBody(
                null,
                issued.token(),
                issued.isBound() ? "DPoP" : "Bearer",
                issued.life().toSeconds(),
                ApiScope.join(issued.scopes()));
    }
}
