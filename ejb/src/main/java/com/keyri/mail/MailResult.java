package com.keyri.mail;

/** What became of a mail, or of an attempt to deliver it. */
public enum MailResult {
    DELIVERED,
    /** The server won't ever take mail for this recipient. */
    RECIPIENT_REFUSED,
    /** The server took the connection and not the mail. */
    REFUSED,
    /** The server doesn't know our name and password. */
    AUTHENTICATION_REFUSED,
    /** No TLS, or none that proves whose server it is; nothing was said then. */
    NOT_SECURE,
    /** Nobody answered, or not in time. */
    NOT_REACHED,
    /** A template of a later version. */
    UNKNOWN_TEMPLATE,
    /** What lies in the outbox can't be opened or read. */
    UNREADABLE,
    /** What it says, for example a link, has no use any more. */
    TOO_LATE;

    /** Whether another mail would fare the same. */
    boolean isTroubleOfTheServer() {
        return this == AUTHENTICATION_REFUSED || this == NOT_SECURE || this == NOT_REACHED;
    }
}
