package com.keyri.transaction.model;

import com.keyri.protocol.Digests;

/**
 * What a person approves: plain text, shown whole. Nothing in it may hide, reorder or look like layout, so control,
 * bidirectional and other invisible characters are refused; the two joiners that scripts need stay.
 *
 * @param value 1 to 2,000 characters
 */
public record TransactionText(String value) {
    private static final int MOST_CHARACTERS = 2000;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    public TransactionText {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException("not a plain text of 1 to " + MOST_CHARACTERS + " characters");
        }
    }

    /** Whether {@code text} may be shown to be approved. */
    public static boolean isAllowed(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                && text.codePoints().allMatch(TransactionText::isPlain);
    }

    /** {@code txh}: base64url SHA-256 of the UTF-8 bytes. */
    public String hash() {
        return Digests.sha256Base64Url(value);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
