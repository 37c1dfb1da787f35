package com.keyri.mail;

import com.keyri.mail.model.MailId;
import java.time.Instant;

/** A mail in the local mailbox. */
public record MailboxMail(MailId id, String to, String subject, String text, String html, Instant createdAt) {
    @Override
    public String toString() {
        return "MailboxMail[" + id + ']';
    }
}
