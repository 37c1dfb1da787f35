package com.keyri.organization;

import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import java.time.Instant;

/** An organization as its callers see it. */
public record Organization(OrganizationId id, String name, Instant createdAt) {
    static Organization from(OrganizationEntity entity) {
        return new Organization(entity.id(), entity.name(), entity.createdAt());
    }
}
