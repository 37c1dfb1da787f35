package com.keyri.apikey.model;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as the lookup by its secret's hash finds it, with what decides whether it may be used.
 *
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it
 * @param lastUsedAt to the minute
 */
public record FoundApiKey(
        ApiKeyId id,
        ApplicationId applicationId,
        OrganizationId organizationId,
        Set<ApiScope> scopes,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        ApplicationState applicationState) {
    public FoundApiKey {
        scopes = Set.copyOf(scopes);
    }
}
