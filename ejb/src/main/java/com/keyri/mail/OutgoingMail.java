package com.keyri.mail;

import com.keyri.mail.model.MailAddress;
import com.keyri.mail.model.MailId;

/** A mail as it is given to whoever delivers it. */
public record OutgoingMail(MailId id, MailAddress to, MailText text) {}
