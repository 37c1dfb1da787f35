package com.keyri.fuzz;

import com.keyri.bench.WrittenSection;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.judge.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The section of a page that holds the figures of a run, between two comments. */
final class FuzzPage {
    private FuzzPage() {}

    /** Puts the figures into {@code page} in place of those of before. */
    static void write(Path page, FuzzReport report) throws IOException {
        WrittenSection.write(page, "./keyri fuzz", lines(report));
    }

    static List<String> lines(FuzzReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%d bad requests in %d s with the seed %d. Warnings and errors in the server's log: %d. Troubles: %d.",
                report.plan().requests(),
                report.took().toSeconds(),
                report.plan().seed(),
                report.log().values().stream().mapToInt(Integer::intValue).sum(),
                report.troubles().size()));
        lines.add("");
        lines.add(
                "| kind | what is bad | sent | taken (2xx, 101) | refused (4xx) | 5xx | ended without an answer | slowest |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            if (kind != Kind.FRAME) {
                lines.add(line(kind, report.rows().getOrDefault(kind, new Tally.Row(0, Map.of(), 0))));
            }
        }
        lines.add("");
        lines.addAll(sockets(report.rows().getOrDefault(Kind.FRAME, new Tally.Row(0, Map.of(), 0))));
        lines.add("");
        lines.add("| with nobody there | after the first half | after all | more allowed | |");
        lines.add("|---|---|---|---|---|");
        report.growths().forEach(each -> lines.add(line(each)));
        return lines;
    }

    private static String line(Kind kind, Tally.Row row) {
        return text(
                "| %s | %s | %d | %d | %d | %d | %d | %d ms |",
                kind.name().toLowerCase(Locale.ROOT),
                kind.words(),
                row.sent(),
                row.statuses(100, 400),
                row.statuses(400, 500),
                row.statuses(500, 600),
                row.statuses(0, 100),
                row.slowest());
    }

    private static List<String> sockets(Tally.Row row) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%d conversations on the events socket (%s), by how the server ended them:",
                row.sent(), Kind.FRAME.words()));
        lines.add("");
        lines.add("| close code | conversations |");
        lines.add("|---|---|");
        new TreeMap<>(row.byStatus())
                .forEach((code, count) -> lines.add(text(
                        "| %s | %d |",
                        code == 0 ? "none: the connection ended, or a proven page stayed" : code, count)));
        return lines;
    }

    private static String line(Growth each) {
        String unit = each.unit().isEmpty() ? "" : " " + each.unit();
        return text(
                "| %s | %.1f%s | %.1f%s | %.1f%s | %s |",
                each.name(),
                each.before(),
                unit,
                each.after(),
                unit,
                each.allowed(),
                unit,
                each.isFlat() ? "flat" : "GROWS");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
