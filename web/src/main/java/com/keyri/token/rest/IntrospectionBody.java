package com.keyri.token.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.protocol.AccessTokenClaims;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.Thumbprint;
import com.keyri.token.Introspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an introspection; an inactive token has the first member only. */
public record IntrospectionBody(
        boolean active,
        @JsonProperty("token_type") @Nullable String tokenType,
        @JsonProperty("client_id") @Nullable String clientId,
        @Nullable String scope,
        @Nullable String jti,
        @Nullable String iss,
        @Nullable String sub,
        @Nullable String aud,
        @Nullable Long iat,
        @Nullable Long exp,
        @JsonProperty("auth_time") @Nullable Long authTime,
        @Nullable String nonce,
        @Nullable String sid,
        @Nullable String acr,
        @Nullable List<String> amr,
        @Nullable String txh,
        @Nullable Confirmation cnf,
        @Nullable Keyri keyri) {
    static final IntrospectionBody INACTIVE = new IntrospectionBody(
            false, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** The key that the token is bound to (RFC 7800). */
    public record Confirmation(String jkt) {}

    /** What Keyri adds. */
    public record Keyri(
            String risk,
            String deviceId,
            boolean browserKnown,
            @Nullable String transactionId) {}

    static IntrospectionBody from(Introspection introspection) {
        return introspection instanceof Introspection.OfAccessToken access
                ? of(access.claims())
                : of(((Introspection.OfIdToken) introspection).claims());
    }

    private static IntrospectionBody of(AccessTokenClaims claims) {
        Thumbprint key = claims.key();
        return new IntrospectionBody(
                true,
                key == null ? "Bearer" : "DPoP",
                claims.clientId(),
                claims.scope(),
                claims.id(),
                claims.issuance().issuer(),
                claims.clientId(),
                claims.issuance().audience(),
                claims.issuance().issuedAt().getEpochSecond(),
                claims.issuance().expiresAt().getEpochSecond(),
                null,
                null,
                null,
                null,
                null,
                null,
                key == null ? null : new Confirmation(key.value()),
                null);
    }

    private static IntrospectionBody of(IdTokenClaims claims) {
        return new IntrospectionBody(
                true,
                "DPoP",
                null,
                null,
                null,
                claims.issuance().issuer(),
                claims.subject(),
                claims.issuance().audience(),
                claims.issuance().issuedAt().getEpochSecond(),
                claims.issuance().expiresAt().getEpochSecond(),
                claims.authentication().at().getEpochSecond(),
                claims.nonce(),
                claims.signInId(),
                claims.authentication().contextClass(),
                claims.authentication().methods(),
                claims.transactionHash(),
                new Confirmation(claims.continuityKey().value()),
                new Keyri(
                        claims.keyri().risk(),
                        claims.keyri().deviceId(),
                        claims.keyri().browserKnown(),
                        claims.keyri().transactionId()));
    }
}
