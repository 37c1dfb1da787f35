package com.keyri.transaction.model;

/** How far a transaction to approve is; it is decided once. */
public enum TransactionState {
    OPEN,
    APPROVED,
    DECLINED,
    EXPIRED
}
