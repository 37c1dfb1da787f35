package com.keyri.transaction;

import com.keyri.protocol.TransactionText;

/**
 * The application's server asks a user to approve something.
 *
 * @param userId the application's own id of the only user who may decide it
 * @param nonce of the sign-in that may carry it
 * @param text what the person will see
 */
public record CreateTransaction(String userId, String nonce, TransactionText text) {}
