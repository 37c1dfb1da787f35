package com.keyri.mail;

/** The port to where mails go. Called outside any transaction, and again with the same mail after a crash. */
interface MailGateway {
    /** Delivers a mail, or says why not. */
    MailAttempt deliver(OutgoingMail mail);
}
