package com.keyri.notification;

/**
 * The port to whoever knows what a message says. It is written anew for each attempt, so that what lies in the database
 * holds facts, and nothing signed that would count for long.
 */
public interface OutboundForm {
    /**
     * The form to post now.
     *
     * @param facts what stands in the outbox
     * @throws IllegalArgumentException if these are no such facts
     */
    String write(String facts);
}
