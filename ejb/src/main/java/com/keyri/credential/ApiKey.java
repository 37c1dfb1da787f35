package com.keyri.credential;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.store.ApiKeyEntity;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret API key as its owner sees it, without the secret.
 *
 * @param replaces the key that it was made to replace
 * @param replacedBy the key that was made to replace it
 */
public record ApiKey(
        ApiKeyId id,
        ApiKeyTerms terms,
        Instant createdAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        Optional<ApiKeyId> replaces,
        Optional<ApiKeyId> replacedBy) {
    static ApiKey from(ApiKeyEntity entity) {
        return new ApiKey(
                entity.id(),
                entity.terms(),
                entity.createdAt(),
                entity.revokedAt(),
                entity.lastUsedAt(),
                entity.replaces(),
                entity.replacedBy());
    }
}
