package com.keyri.organization.store;

import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A customer of the platform, who owns applications. */
@Entity
@Table(name = "organization")
public class OrganizationEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected OrganizationEntity() {}

    public OrganizationEntity(OrganizationId id, String name, Instant createdAt) {
        this.id = id.value();
        this.name = name;
        this.createdAt = createdAt;
    }

    public void rename(String newName) {
        name = newName;
    }

    public OrganizationId id() {
        return new OrganizationId(id);
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
