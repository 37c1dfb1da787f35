package com.keyri.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the shop remembers about one browser. One request at a time changes it. */
final class Session {
    final Instant until;

    /** The user who is signed in; none before that. */
    @Nullable String userId;

    /** The sign-in that began this session, by which Keyri can end it. */
    @Nullable String signInId;

    /** Sent along with a sign-in or an approval and compared with the id token; used once. */
    @Nullable String nonce;

    /** The invitation whose code the user is about to type. */
    @Nullable String enrolmentId;

    /** The payment that waits for its approval, and the hash of the text to approve. */
    @Nullable String transactionId;

    @Nullable String textHash;

    /** A new customer, whose first phone isn't connected yet. */
    boolean isNew;

    boolean hasPaid;

    Session(Instant until) {
        this.until = until;
    }
}
