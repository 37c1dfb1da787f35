package com.keyri.invitation;

import com.keyri.invitation.model.InvitedAs;
import com.keyri.mail.model.MailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever has the link is told.
 *
 * @param organizationName where it is to an organization
 * @param hasAccount whether the person has to sign in to accept it, instead of making an account
 */
public record OpenedInvitation(
        InvitedAs as,
        Optional<String> organizationName,
        MailAddress mailAddress,
        boolean hasAccount,
        Instant expiresAt) {}
