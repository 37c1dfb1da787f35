package com.keyri.apikey.store;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.application.model.ApplicationId;
import com.keyri.id.store.OptionalUuidConverter;
import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A secret API key of an application; only the hash of its secret is kept. */
@Entity
@Table(name = "api_key")
public class ApiKeyEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "application_id")
    private UUID applicationId;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "name")
    private String name;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    @Column(name = "scopes")
    private String scopes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Column(name = "replaces", insertable = false, updatable = false)
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID replaces;

    @Column(name = "replaced_by", insertable = false, updatable = false)
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID replacedBy;

    @Version
    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected ApiKeyEntity() {}

    public ApiKeyEntity(
            ApiKeyId id,
            ApplicationId application,
            OrganizationId organization,
            ApiKeyTerms terms,
            byte[] secretHash,
            Instant createdAt) {
        this.id = id.value();
        this.applicationId = application.value();
        this.organizationId = organization.value();
        this.name = terms.name();
        this.secretHash = secretHash.clone();
        this.scopes = ApiScope.join(terms.scopes());
        this.createdAt = createdAt;
        this.expiresAt = terms.expiresAt().orElse(null);
    }

    /** Ends the key for good; false where it had been ended before. */
    public boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    /** The terms of a key that replaces this one now: the same, for as long as this one was made for. */
    public ApiKeyTerms renewedTerms(Instant now) {
        Optional<Instant> end = Optional.ofNullable(expiresAt).map(old -> now.plus(Duration.between(createdAt, old)));
        return new ApiKeyTerms(name, ApiScope.split(scopes), end);
    }

    /** When this key ends where it may live on for {@code overlap}: never later than it would have. */
    public Instant endWithin(Duration overlap, Instant now) {
        Instant end = now.plus(overlap);
        return expiresAt != null && expiresAt.isBefore(end) ? expiresAt : end;
    }

    public ApiKeyId id() {
        return new ApiKeyId(id);
    }

    public ApplicationId applicationId() {
        return new ApplicationId(applicationId);
    }

    public OrganizationId organizationId() {
        return new OrganizationId(organizationId);
    }

    public ApiKeyTerms terms() {
        return new ApiKeyTerms(name, ApiScope.split(scopes), Optional.ofNullable(expiresAt));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    /** The key that this one was made to replace. */
    public Optional<ApiKeyId> replaces() {
        return Optional.ofNullable(replaces).map(ApiKeyId::new);
    }

    /** The key that was made to replace this one. */
    public Optional<ApiKeyId> replacedBy() {
        return Optional.ofNullable(replacedBy).map(ApiKeyId::new);
    }

    /** Whether it may be used at that moment, as far as it depends on the key. */
    public boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
