package com.keyri.web.console;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field that holds several values, one a line. */
public final class TextLines {
    private TextLines() {}

    /** The values; spaces and commas part them too. */
    public static List<String> split(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.strip().split("[\\s,]+"))
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The text of the field. */
    public static String join(List<String> values) {
        return String.join("\n", values);
    }

    /** A field that holds one value: without the spaces around it; null where there is none. */
    public static @Nullable String one(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
