package com.keyri.recovery.rest;

import com.keyri.recovery.OpenedRecovery;
import com.keyri.recovery.model.RecoveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a recovery is, for whoever has its link. */
public record OpenedRecoveryBody(
        RecoveryState state, int approvalsMissing, @Nullable Integer triesLeft, Instant expiresAt) {
    static OpenedRecoveryBody from(OpenedRecovery opened) {
        return new OpenedRecoveryBody(
                opened.state(), opened.approvalsMissing(), opened.triesLeft().orElse(null), opened.expiresAt());
    }
}
