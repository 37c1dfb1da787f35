package com.keyri.fuzz.parser;

/** What Jazzer reports: a parser did what it must not do. */
public final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Wrong(String message) {
        super(message);
    }

    /** Insists on something. */
    public static void unless(boolean condition, String message) {
        if (!condition) {
            throw new Wrong(message);
        }
    }
}
