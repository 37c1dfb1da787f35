package com.keyri.mail.store;

import java.time.Instant;

/**
 * A mail to deliver now.
 *
 * @param attempts how often it was tried, this one included
 */
public record DueMail(QueuedMail mail, int attempts, Instant createdAt) {}
