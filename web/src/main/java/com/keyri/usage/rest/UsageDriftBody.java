package com.keyri.usage.rest;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.DriftKind;
import com.keyri.usage.model.DriftState;
import com.keyri.usage.model.FoundDrift;
import com.keyri.usage.model.UsageDrift;
import com.keyri.usage.model.UsageDriftId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A difference between sums. */
public record UsageDriftBody(
        UsageDriftId driftId,
        DriftKind kind,
        OrganizationId organizationId,
        Meter meter,
        Instant from,
        Instant to,
        @Nullable String delivery,
        long ours,
        long theirs,
        Instant foundAt,
        Instant seenAt,
        @Nullable AccountId owner,
        DriftState state,
        @Nullable Instant endedAt) {
    static UsageDriftBody from(UsageDrift drift) {
        FoundDrift found = drift.found();
        return new UsageDriftBody(
                drift.id(),
                found.kind(),
                found.organization(),
                found.meter(),
                found.from(),
                found.to(),
                found.identifier().isEmpty() ? null : found.identifier(),
                found.ours(),
                found.theirs(),
                drift.foundAt(),
                drift.seenAt(),
                drift.owner().orElse(null),
                drift.state(),
                drift.endedAt().orElse(null));
    }
}
