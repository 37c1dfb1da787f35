package com.keyri.database.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lists that somebody has read and found right: {@code name | what is to be known about it}. */
final class Reviewed {
    private Reviewed() {}

    static String text(String file) {
        try (InputStream stream =
                Objects.requireNonNull(Reviewed.class.getResourceAsStream("/row-level-security/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind each name, with single spaces. */
    static Map<String, String> lines(String file) {
        Map<String, String> lines = new TreeMap<>();
        text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int bar = line.indexOf('|');
                    lines.put(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 1).strip().replaceAll(" +", " "));
                });
        return lines;
    }

    static Set<String> names(String file) {
        return new TreeSet<>(lines(file).keySet());
    }
}
