package com.keyri.apikey;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.store.ApiKeyEntity;
import java.time.Instant;
import java.util.Optional;

/** A secret API key as its owner sees it, without the secret. */
public record ApiKey(
        ApiKeyId id, ApiKeyTerms terms, Instant createdAt, Optional<Instant> revokedAt, Optional<Instant> lastUsedAt) {
    static ApiKey from(ApiKeyEntity entity) {
        return new ApiKey(entity.id(), entity.terms(), entity.createdAt(), entity.revokedAt(), entity.lastUsedAt());
    }
}
