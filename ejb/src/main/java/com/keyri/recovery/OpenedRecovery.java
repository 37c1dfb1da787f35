package com.keyri.recovery;

import com.keyri.recovery.model.RecoveryState;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever has the link is told.
 *
 * @param approvalsMissing how many people still have to approve
 * @param triesLeft how many codes may still be tried; there while one is wanted
 * @param expiresAt when the present state ends by itself
 */
public record OpenedRecovery(
        RecoveryState state, int approvalsMissing, Optional<Integer> triesLeft, Instant expiresAt) {}
