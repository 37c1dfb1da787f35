package com.keyri.organization.rest;

import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;

/** The body that creates an organization. */
public record CreateOrganization(
        @NotNull @DisplayText(max = 80) String name) {}
