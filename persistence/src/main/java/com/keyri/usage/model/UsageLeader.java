package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;

/** What an organization has used since some moment. */
public record UsageLeader(OrganizationId organization, String name, long authentications, long activeUsers) {}
