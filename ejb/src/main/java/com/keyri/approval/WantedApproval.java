package com.keyri.approval;

import com.keyri.application.model.ApplicationId;
import com.keyri.transaction.model.TransactionId;
import java.time.Instant;

/**
 * What a page needs to have something approved: a sign-in to Keyri's own application that carries the transaction.
 *
 * @param nonce of that sign-in
 * @param text what the phone will show
 * @param until when it can't be approved any more
 */
public record WantedApproval(
        ApplicationId application, TransactionId transaction, String nonce, String text, Instant until) {}
