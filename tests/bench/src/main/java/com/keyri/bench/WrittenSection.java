package com.keyri.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The part of a page that a command writes, between two comments. */
public final class WrittenSection {
    private static final String END = "<!-- ... to here -->";

    private WrittenSection() {}

    /**
     * Puts lines in place of those of before.
     *
     * @param page Markdown
     * @param command whose section it is, for instance {@code ./keyri soak}
     * @throws IllegalArgumentException where the page has no such section
     */
    public static void write(Path page, String command, List<String> lines) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), command, lines));
    }

    private static String replaced(String text, String command, List<String> lines) {
        String begin = "<!-- " + command + " --write writes from here ... -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("the page has no place for the figures: " + begin + " " + END);
        }
        return text.substring(0, from + begin.length()) + "\n" + String.join("\n", lines) + "\n" + text.substring(to);
    }
}
