package com.keyri.transaction.model;

import com.keyri.device.model.UserId;

/**
 * A transaction that a sign-in may carry.
 *
 * @param user the only user who may decide it
 * @param text what the person sees
 * @param textHash base64url SHA-256 of the text's UTF-8 bytes, {@code txh}
 */
public record OpenTransaction(TransactionId id, UserId user, String text, String textHash) {}
