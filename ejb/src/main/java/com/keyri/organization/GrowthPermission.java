package com.keyri.organization;

import com.keyri.organization.model.OrganizationId;

/** Whether an organization may add applications and members, as whoever looks after that says from memory. */
@FunctionalInterface
public interface GrowthPermission {
    boolean mayGrow(OrganizationId organization);
}
