package com.keyri.protocol;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Six decimal digits that a person carries from one screen to another: the number shown on the phone and typed in the
 * browser, or a new device's confirmation code.
 *
 * <p>A million values are guessable, so the number counts only with a small number of tries, and it is stored as a MAC,
 * never as a hash. {@link #toString()} tells nothing.
 */
public final class MatchingNumber {
    private static final int BOUND = 1_000_000;
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private final String digits;

    private MatchingNumber(String digits) {
        this.digits = digits;
    }

    /**
     * Draws a number, each of the million with the same probability.
     *
     * @return the number
     */
    public static MatchingNumber random() {
        return new MatchingNumber(String.format(Locale.ROOT, "%06d", RandomBytes.SOURCE.nextInt(BOUND)));
    }

    /**
     * Reads what a person typed.
     *
     * @param text exactly six ASCII digits
     * @return the number
     * @throws MalformedException if it is anything else
     */
    public static MatchingNumber parse(String text) {
        if (!SIX_DIGITS.matcher(text).matches()) {
            throw new MalformedException("number: not six digits");
        }
        return new MatchingNumber(text);
    }

    /**
     * Gives the number away: to the screen of its owner. Never to a log.
     *
     * @return six digits, leading zeroes included
     */
    public String reveal() {
        return digits;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchingNumber that && Digests.equal(digits, that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "MatchingNumber";
    }
}
