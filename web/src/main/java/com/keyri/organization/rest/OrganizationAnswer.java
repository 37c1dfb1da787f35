package com.keyri.organization.rest;

import com.keyri.organization.Organization;
import com.keyri.organization.model.OrganizationId;
import java.time.Instant;

/** An organization on the wire. */
public record OrganizationAnswer(OrganizationId organizationId, String name, Instant createdAt) {
    static OrganizationAnswer from(Organization organization) {
        return new OrganizationAnswer(organization.id(), organization.name(), organization.createdAt());
    }
}
