package com.keyri.credential.rest;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.credential.ApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key on the wire. */
public record ApiKeyAnswer(
        ApiKeyId apiKeyId,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable ApiKeyId replaces,
        @Nullable ApiKeyId replacedBy) {
    static ApiKeyAnswer from(ApiKey key) {
        return new ApiKeyAnswer(
                key.id(),
                key.terms().name(),
                key.terms().scopes().stream().sorted().map(ApiScope::wireName).toList(),
                key.createdAt(),
                key.terms().expiresAt().orElse(null),
                key.revokedAt().orElse(null),
                key.lastUsedAt().orElse(null),
                key.replaces().orElse(null),
                key.replacedBy().orElse(null));
    }
}
