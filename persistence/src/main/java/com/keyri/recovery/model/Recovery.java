package com.keyri.recovery.model;

import com.keyri.account.model.AccountId;
import java.time.Instant;

/**
 * A recovery of an account.
 *
 * @param codeTries how many wrong codes came
 * @param expiresAt when the present state ends by itself
 */
public record Recovery(
        RecoveryId id, AccountId account, RecoveryState state, int codeTries, Instant createdAt, Instant expiresAt) {
    /** Wrong codes that end it. */
    public static final int MOST_TRIES = 5;

    /** Whether it goes on. */
    public boolean isOpen(Instant now) {
        return state.isOpen() && now.isBefore(expiresAt);
    }

    /** How many wrong codes it bears before the last. */
    public int triesLeft() {
        return Math.max(0, MOST_TRIES - codeTries);
    }
}
