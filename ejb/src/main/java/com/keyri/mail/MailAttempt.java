package com.keyri.mail;

/**
 * How an attempt ended.
 *
 * @param reply what the server answered, as {@link SmtpReply} keeps it; empty where it said nothing
 */
public record MailAttempt(MailResult result, String reply) {
    static final MailAttempt DELIVERED = new MailAttempt(MailResult.DELIVERED, "");
}
