package com.keyri.mail;

/** A mail was written. */
record MailQueued(MailTemplate template) {}
