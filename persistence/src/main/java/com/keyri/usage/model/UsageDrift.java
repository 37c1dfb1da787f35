package com.keyri.usage.model;

import com.keyri.account.model.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A difference, as staff see it.
 *
 * @param seenAt when it was seen last
 * @param owner who of the staff looks after it
 * @param version counts its changes
 */
public record UsageDrift(
        UsageDriftId id,
        FoundDrift found,
        Instant foundAt,
        Instant seenAt,
        Optional<AccountId> owner,
        DriftState state,
        Optional<Instant> endedAt,
        long version) {}
