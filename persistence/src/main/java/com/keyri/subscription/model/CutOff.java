package com.keyri.subscription.model;

import com.keyri.account.model.AccountId;
import java.time.Instant;

/**
 * Somebody's decision that an organization's users don't sign in any more.
 *
 * @param reason a line of plain text, for the staff
 */
public record CutOff(Instant at, AccountId by, String reason) {
    public static final int LONGEST_REASON = 200;
}
