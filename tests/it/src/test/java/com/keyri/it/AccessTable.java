package com.keyri.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of docs/security/access.md.
 *
 * @param callers the columns
 * @param rows for each thing that can be called, what each caller is answered
 */
public record AccessTable(List<String> callers, Map<String, Map<String, String>> rows) {
    private static final Path PAGE = Path.of(System.getProperty("keyri.root"), "docs/security/access.md");

    /** The table below that heading. */
    public static AccessTable read(String title) {
        List<List<String>> lines = new ArrayList<>();
        String page = page();
        int from = page.indexOf("\n## " + title + "\n");
        int end = page.indexOf("\n## ", from + 1);
        page.substring(from, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(AccessTable::cells)
                .forEach(lines::add);
        List<String> callers = lines.get(0).subList(1, lines.get(0).size());
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < callers.size(); i++) {
                row.put(callers.get(i), line.get(i + 1));
            }
            rows.put(line.get(0).replace("`", ""), row);
        }
        return new AccessTable(callers, rows);
    }

    /** What that caller is answered there. */
    public String cell(String row, String caller) {
        return rows.get(row).get(caller);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
