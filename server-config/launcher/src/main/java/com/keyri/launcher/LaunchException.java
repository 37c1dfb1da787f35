package com.keyri.launcher;

/**
 * Something that keeps Keyri from running; its message is one sentence for the person at the terminal, with the way
 * out.
 */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String sentence) {
        super(sentence);
    }

    public LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
