package com.keyri.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a server has logged since a moment.
 *
 * @param log its file
 * @param from how long it was then
 */
record LoggedSince(Path log, long from) {
    /** Since now. */
    static LoggedSince now(Path log) throws IOException {
        return new LoggedSince(log, Files.size(log));
    }

    List<String> lines() throws IOException {
        try (InputStream file = Files.newInputStream(log)) {
            file.skipNBytes(from);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Warnings and worse. */
    List<String> troubles() throws IOException {
        return lines().stream()
                .filter(line -> line.contains("\"Level\":\"WARNING\"") || line.contains("\"Level\":\"SEVERE\""))
                .toList();
    }
}
