package com.keyri.application.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A web application of an organization; its origins and denied networks are kept beside it. */
@Entity
@Table(name = "application")
public class ApplicationEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "name")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ApplicationState state;

    @Column(name = "allows_synced_passkeys")
    private boolean allowsSyncedPasskeys;

    @Column(name = "backchannel_logout_uri")
    private @Nullable String backchannelLogoutUri;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected ApplicationEntity() {}

    public ApplicationEntity(ApplicationId id, OrganizationId organization, String name, Instant createdAt) {
        this.id = id.value();
        this.organizationId = organization.value();
        this.name = name;
        this.state = ApplicationState.ACTIVE;
        this.allowsSyncedPasskeys = true;
        this.createdAt = createdAt;
    }

    public ApplicationId id() {
        return new ApplicationId(id);
    }

    public OrganizationId organizationId() {
        return new OrganizationId(organizationId);
    }

    public void rename(String newName) {
        name = newName;
    }

    public void enter(ApplicationState newState) {
        state = newState;
    }

    public void allowSyncedPasskeys(boolean allowed) {
        allowsSyncedPasskeys = allowed;
    }

    public void announceLogoutsTo(Optional<URI> address) {
        backchannelLogoutUri = address.map(URI::toString).orElse(null);
    }
}
