package com.keyri.invitation.model;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation.
 *
 * @param mailAddress where it went; kept while it is open
 * @param account the one that was made to accept it
 * @param isOpen whether it was neither accepted nor withdrawn
 */
public record Invitation(
        InvitationId id,
        InvitedAs as,
        Optional<MailAddress> mailAddress,
        Optional<AccountId> account,
        Instant createdAt,
        Instant expiresAt,
        boolean isOpen) {
    /** Whether its link may be used. */
    public boolean isGood(Instant now) {
        return isOpen && now.isBefore(expiresAt);
    }

    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "Invitation[" + id + ']';
    }
}
