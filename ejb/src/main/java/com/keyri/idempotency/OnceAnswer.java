package com.keyri.idempotency;

/**
 * The answer to a call that has its effect once.
 *
 * @param text as it was given the first time
 * @param replayed whether this isn't the first time
 */
public record OnceAnswer(String text, boolean replayed) {
    /** The text may hold a secret that is shown once. */
    @Override
    public String toString() {
        return replayed ? "a replayed answer" : "an answer";
    }
}
