package com.keyri.token.model;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.application.model.ApplicationId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Thumbprint;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token that is about to be issued.
 *
 * @param apiKey the API key that asked for it, and that it dies with
 * @param key the key that whoever uses it must prove; null: it is a bearer token
 */
public record NewAccessToken(
        AccessTokenId id,
        ApplicationId application,
        OrganizationId organization,
        ApiKeyId apiKey,
        Set<ApiScope> scopes,
        @Nullable Thumbprint key,
        Instant issuedAt,
        Instant expiresAt) {
    public NewAccessToken {
        scopes = Set.copyOf(scopes);
    }
}
