package com.keyri.device.model;

import com.keyri.application.model.ApplicationId;
import com.keyri.organization.model.OrganizationId;

/** A user, and the application and organization that the user belongs to. */
public record AccountOwner(UserId user, ApplicationId application, OrganizationId organization) {}
