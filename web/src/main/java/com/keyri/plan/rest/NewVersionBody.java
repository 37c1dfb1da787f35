package com.keyri.plan.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.AddVersion;
import com.keyri.plan.MoveChoice;
import com.keyri.plan.model.PlanId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body that adds a version to a plan.
 *
 * @param organizationId whose override it is; absent where everybody can have it
 * @param moves who moves to it; absent for nobody
 */
public record NewVersionBody(
        @NotNull @Valid TermsBody terms,
        @Nullable OrganizationId organizationId,
        @Valid @Nullable MoveBody moves) {
    /** What it asks for. */
    public AddVersion command(PlanId plan) {
        return new AddVersion(
                plan,
                Optional.ofNullable(organizationId),
                terms.terms(),
                moves == null ? MoveChoice.NOBODY : moves.choice());
    }
}
