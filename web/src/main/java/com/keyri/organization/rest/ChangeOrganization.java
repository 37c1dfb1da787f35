package com.keyri.organization.rest;

import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;

/** The body that names an organization anew. */
public record ChangeOrganization(
        @NotNull @DisplayText(max = 80) String name) {}
