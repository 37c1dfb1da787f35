package com.keyri.protocol;

import java.text.Normalizer;

/**
 * The plain text of a transaction, which a person reads in full before signing its hash.
 *
 * <p>What is shown must be what is signed, so nothing invisible or reordering is allowed: 1 to 2,000 UTF-16 units in
 * normal form C (UAX #15), at least one visible character; line breaks as {@code \n} are the only control characters.
 * No bidirectional controls (UAX #9) and no other format characters but the joiners that some scripts need (U+200C,
 * U+200D); no line and paragraph separators, no private, unassigned or unpaired code points.
 *
 * @param text the text
 */
public record TransactionText(String text) {
    /** The longest text, in UTF-16 units. */
    public static final int MAX_CHARS = 2000;

    /**
     * Checks the text.
     *
     * @param text the text
     * @throws MalformedException if the text breaks a rule above
     */
    public TransactionText {
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            throw new MalformedException("text: not 1 to 2000 characters");
        }
        if (text.codePoints().allMatch(TransactionText::isInvisible)) {
            throw new MalformedException("text: nothing to see");
        }
        if (!text.codePoints().allMatch(TransactionText::isPlain)) {
            throw new MalformedException("text: control, format or unassigned character");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new MalformedException("text: not in normal form C");
        }
    }

    /**
     * What the device signs and the id token repeats as {@code txh}.
     *
     * @return base64url SHA-256 of the text's UTF-8 bytes, 43 characters
     */
    public String hash() {
        return Digests.sha256Base64Url(text);
    }

    @Override
    public String toString() {
        return "TransactionText";
    }

    /** White space, also the kind that doesn't break a line, and what only joins or separates letters. */
    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n';
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            case Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
