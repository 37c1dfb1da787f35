package com.keyri.recovery.model;

import com.keyri.account.model.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which recoveries to list for somebody who decides; their own isn't among them.
 *
 * @param now those that go on at this moment
 * @param after behind this one
 * @param limit at most so many
 */
public record RecoveryQuery(AccountId caller, Instant now, Optional<RecoveryId> after, int limit) {}
