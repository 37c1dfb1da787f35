package com.keyri.fuzz.parser;

import java.nio.charset.StandardCharsets;

/**
 * What Jazzer hands over, as parsers take it. The first byte says how the rest becomes a text, so that unpaired
 * surrogates come too, which no UTF-8 gives.
 */
public final class Input {
    private Input() {}

    /** A text: UTF-8 with replacement characters, or two bytes for each unit. */
    public static String text(byte[] data) {
        if (data.length == 0) {
            return "";
        }
        if (data[0] == 1) {
            return units(data);
        }
        return new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
    }

    private static String units(byte[] data) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i + 1 < data.length; i += 2) {
            text.append((char) (((data[i] & 0xff) << 8) | (data[i + 1] & 0xff)));
        }
        return text.toString();
    }

    /** Which of {@code count} the first byte of the text chooses. */
    public static int choice(String text, int count) {
        return text.isEmpty() ? 0 : text.charAt(0) % count;
    }

    /** The same with what it chose by cut off. */
    public static String rest(String text) {
        return text.isEmpty() ? "" : text.substring(1);
    }

    /** A seed that {@link #text(byte[])} reads. */
    static byte[] of(String text) {
        return (" " + text).getBytes(StandardCharsets.UTF_8);
    }
}
