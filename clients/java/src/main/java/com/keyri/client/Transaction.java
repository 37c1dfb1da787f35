package com.keyri.client;

import java.time.Instant;

/**
 * A transaction to approve.
 *
 * @param transactionId its id, for the page
 * @param userId whose approval it needs
 * @param textHash {@code txh} that the id token will carry
 * @param state where it stands
 * @param expiresAt when it ends
 */
public record Transaction(String transactionId, String userId, String textHash, State state, Instant expiresAt) {
    /** Where a transaction stands. */
    public enum State {
        /** Not decided yet. */
        OPEN,
        /** The person approved it. */
        APPROVED,
        /** The person declined it. */
        DECLINED,
        /** Too late. */
        EXPIRED
    }
}
