package com.keyri.directory.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;

/** An organization as the staff's directory shows it. */
public record ListedOrganization(OrganizationId id, String name, Instant createdAt) {}
