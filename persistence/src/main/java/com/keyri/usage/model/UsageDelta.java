package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;

/**
 * What a bucket has more, or less, than Stripe was told before; never another quantity or time under one identifier.
 *
 * @param at the beginning of its bucket
 * @param mayHaveArrived whether an earlier attempt has no known outcome
 * @param attempts this one included
 * @param firstAttemptAt of those with an unknown outcome; this one where there are none
 */
public record UsageDelta(
        String identifier,
        OrganizationId organization,
        Instant at,
        long quantity,
        boolean mayHaveArrived,
        int attempts,
        Instant firstAttemptAt) {}
