package com.keyri.invitation;

import com.keyri.protocol.SecretToken;
import java.util.Optional;

/** Somebody accepts an invitation with a new account. */
public record AcceptInvitation(SecretToken token, String firstName, String lastName, Optional<String> companyName) {
    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "AcceptInvitation";
    }
}
