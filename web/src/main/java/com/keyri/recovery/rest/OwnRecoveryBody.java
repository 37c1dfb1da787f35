package com.keyri.recovery.rest;

import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import java.time.Instant;

/** The recovery of the caller's own account. */
public record OwnRecoveryBody(RecoveryId recoveryId, RecoveryState state, Instant createdAt, Instant expiresAt) {
    static OwnRecoveryBody from(Recovery recovery) {
        return new OwnRecoveryBody(recovery.id(), recovery.state(), recovery.createdAt(), recovery.expiresAt());
    }
}
