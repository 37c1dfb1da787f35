package com.keyri.transaction;

import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.model.TransactionState;
import java.time.Instant;

/** How far a transaction is, as the application's server sees it. */
public record TransactionView(
        TransactionId id, String userId, String textHash, TransactionState state, Instant expiresAt) {}
