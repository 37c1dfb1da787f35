package com.keyri.apikey.store;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.application.model.ApplicationId;
import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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
}
