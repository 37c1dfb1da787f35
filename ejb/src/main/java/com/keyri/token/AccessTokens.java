package com.keyri.token;

import com.keyri.apikey.KeyRefusal;
import com.keyri.apikey.model.ApiScope;
import com.keyri.protocol.AccessTokenClaims;
import com.keyri.protocol.BadSignatureException;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.MalformedException;
import com.keyri.token.model.AccessTokenId;
import com.keyri.token.model.NewAccessToken;
import com.keyri.token.model.StoredAccessToken;
import com.keyri.token.store.AccessTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes and reads access tokens (RFC 9068): what an application's server calls this API with instead of its key. */
@ApplicationScoped
class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    TokenKeys keys;

    @Inject
    AccessTokenStore store;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String issuer;

    String sign(NewAccessToken token) {
        AccessTokenClaims claims = new AccessTokenClaims(
                new Issuance(issuer, audience(), token.issuedAt(), token.expiresAt()),
                token.application().toString(),
                token.id().toString(),
                ApiScope.join(token.scopes()),
                token.key());
        TokenKeys.Signer signer = keys.signer();
        return claims.sign(signer.kid(), signer.signer());
    }

    /**
     * The token's claims where one of our keys signed it as an access token for this API; whether it still counts is
     * another question.
     */
    Optional<AccessTokenClaims> read(String token) {
        try {
            CompactJws jws = CompactJws.parse(token, AccessTokenClaims.TYPE, AccessTokenClaims.MAX_CHARS);
            Optional<EcJwk> key = jws.kid().flatMap(keys::find);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            jws.verify(key.orElseThrow().key());
            return Optional.of(AccessTokenClaims.parse(jws.payloadText())).filter(this::isForThisApi);
        } catch (MalformedException | BadSignatureException e) {
            return Optional.empty();
        }
    }

    /** What the database knows of a token that was read. */
    Optional<StoredAccessToken> find(AccessTokenClaims claims) {
        return AccessTokenId.parse(claims.id()).flatMap(store::find);
    }

    /** Why the token doesn't count at that moment; empty where it does. */
    static Optional<KeyRefusal> refusal(StoredAccessToken token, Instant now) {
        if (token.revokedAt().isPresent()) {
            return Optional.of(KeyRefusal.TOKEN_REVOKED);
        }
        return token.expiresAt().isAfter(now)
                ? KeyRefusal.of(token.rights(), now)
                : Optional.of(KeyRefusal.TOKEN_EXPIRED);
    }

    private boolean isForThisApi(AccessTokenClaims claims) {
        return claims.issuance().issuer().equals(issuer)
                && claims.issuance().audience().equals(audience())
                && clock.instant().isBefore(claims.issuance().expiresAt());
    }

    private String audience() {
        return issuer + "/api/v1";
    }
}
