package com.keyri.secret.model;

/** A secret that somebody entered, on its way to where it is used; nothing shows it by accident. */
public final class SecretText {
    private static final int LONGEST = 512;

    private final String text;

    private SecretText(String text) {
        this.text = text;
    }

    /**
     * Takes it over.
     *
     * @throws IllegalArgumentException where it isn't 1 to 512 visible ASCII characters
     */
    public static SecretText of(String text) {
        if (!isPossible(text)) {
            throw new IllegalArgumentException("not a secret of 1 to " + LONGEST + " visible ASCII characters");
        }
        return new SecretText(text);
    }

    /** Whether {@link #of} would take it. */
    public static boolean isPossible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** The secret itself, for whoever sends or seals it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
