package com.keyri.invitation;

import com.keyri.invitation.model.InvitedAs;
import com.keyri.mail.model.MailAddress;

/** Somebody is to be invited. */
public record Invite(MailAddress mailAddress, InvitedAs as) {}
