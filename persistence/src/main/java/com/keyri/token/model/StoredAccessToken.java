package com.keyri.token.model;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.protocol.Thumbprint;
import java.time.Instant;
import java.util.Optional;

/**
 * An access token as the database knows it, with what decides whether it counts.
 *
 * @param rights the API key that it stands for, with the token's own scopes instead of the key's
 * @param key the key that whoever uses it must prove; empty: it is a bearer token
 * @param revokedAt when somebody ended the token itself
 */
public record StoredAccessToken(
        AccessTokenId id,
        FoundApiKey rights,
        Optional<Thumbprint> key,
        Instant expiresAt,
        Optional<Instant> revokedAt) {}
