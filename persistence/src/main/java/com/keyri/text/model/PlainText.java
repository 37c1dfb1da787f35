package com.keyri.text.model;

/**
 * One line of text that looks the same to everybody: no control or bidirectional characters, nothing invisible.
 *
 * <p>Letters of every script may be in it, and the joiners that some scripts and emoji need.
 */
public final class PlainText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /** Whether {@code text} is 1 to {@code longest} code points of such text, and not blank. */
    public static boolean isPlain(String text, int longest) {
        return text.codePoints().anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().allMatch(PlainText::isVisible);
    }

    /**
     * Gives the text back where it is plain.
     *
     * @throws IllegalArgumentException where it isn't
     */
    public static String require(String text, int longest) {
        if (!isPlain(text, longest)) {
            throw new IllegalArgumentException("not plain text of 1 to " + longest + " characters");
        }
        return text;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.FORMAT -> codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
