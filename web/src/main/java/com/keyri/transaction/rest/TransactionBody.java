package com.keyri.transaction.rest;

import com.keyri.transaction.TransactionView;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.model.TransactionState;
import java.time.Instant;

/** How far a transaction is. */
public record TransactionBody(
        TransactionId transactionId, String userId, String textHash, TransactionState state, Instant expiresAt) {
    static TransactionBody from(TransactionView transaction) {
        return new TransactionBody(
                transaction.id(),
                transaction.userId(),
                transaction.textHash(),
                transaction.state(),
                transaction.expiresAt());
    }
}
