package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import java.time.Instant;

/**
 * A difference at the moment at which it was seen.
 *
 * @param from of what it is about, up to {@code to}
 * @param identifier of the delta that it is about; empty where it isn't about one
 */
public record FoundDrift(
        DriftKind kind,
        OrganizationId organization,
        Meter meter,
        Instant from,
        Instant to,
        String identifier,
        long ours,
        long theirs) {}
