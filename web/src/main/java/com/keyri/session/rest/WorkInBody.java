package com.keyri.session.rest;

import com.keyri.organization.model.OrganizationId;
import jakarta.validation.constraints.NotNull;

/** The organization to work in from now on. */
public record WorkInBody(@NotNull OrganizationId organizationId) {}
