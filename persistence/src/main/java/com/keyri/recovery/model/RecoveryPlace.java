package com.keyri.recovery.model;

import com.keyri.organization.model.OrganizationId;

/** An organization whose members decide about a recovery: its owners, or its administrators as well. */
public record RecoveryPlace(OrganizationId organization, boolean ownersOnly) {}
