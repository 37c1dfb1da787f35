package com.keyri.plan.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.MoveChoice;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who moves to a version, and when.
 *
 * @param notBefore at the first end of a period after this; absent for the next one
 */
public record MoveBody(
        @NotNull MoveChoice.Who who,

        @Size(min = 1, max = MoveChoice.MOST_NAMED) @Nullable List<@NotNull OrganizationId> organizationIds,

        @Nullable Instant notBefore) {
    public MoveBody {
        organizationIds = organizationIds == null ? null : List.copyOf(organizationIds);
    }

    /** What it asks for. */
    public MoveChoice choice() {
        List<OrganizationId> named = Objects.requireNonNullElse(organizationIds, List.of());
        if ((who == MoveChoice.Who.NAMED) == named.isEmpty()) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, List.of("moves.organizationIds goes with NAMED, and only with that"));
        }
        return new MoveChoice(who, named, Optional.ofNullable(notBefore));
    }
}
