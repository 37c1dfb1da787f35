package com.keyri.plan.rest;

import com.keyri.organization.model.OrganizationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Terms whose bills are to be shown.
 *
 * @param organizationId the one customer whom it is about; absent for all who have the plan
 */
public record PreviewBody(
        @NotNull @Valid TermsBody terms, @Nullable OrganizationId organizationId) {}
