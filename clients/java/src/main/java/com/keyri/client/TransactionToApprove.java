package com.keyri.client;

import com.keyri.protocol.TransactionText;

/**
 * A transaction that the person reads in full before signing.
 *
 * @param transactionId its id
 * @param text its plain text
 */
public record TransactionToApprove(String transactionId, String text) {
    /** What will be signed; refuses a text that could be shown other than it is. */
    String hash() {
        return new TransactionText(text).hash();
    }

    @Override
    public String toString() {
        return "TransactionToApprove[" + transactionId + "]";
    }
}
