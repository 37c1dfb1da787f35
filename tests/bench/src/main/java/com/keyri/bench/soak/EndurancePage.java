package com.keyri.bench.soak;

import com.keyri.bench.WrittenSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The section of a page that holds the figures of a long load, between two comments. */
final class EndurancePage {
    private EndurancePage() {}

    /** Puts the figures into {@code page} in place of those of before. */
    static void write(Path page, Endurance endurance) throws IOException {
        WrittenSection.write(page, "./keyri soak", lines(endurance));
    }

    static List<String> lines(Endurance endurance) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%d minutes on %d cores with JDK %s: %d complete sign-ins at %.0f a second, where %.0f were the most; 99 %% took",
                endurance.duration().toMinutes(),
                endurance.cores(),
                endurance.java(),
                endurance.signIns(),
                endurance.held(),
                endurance.most()));
        lines.add(text(
                "less than %.0f ms. Failed: %d. Warnings and errors in the server's log: %d. Afterwards %d sign-ins in the database,",
                endurance.p99(),
                endurance.failures().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                endurance.log().values().stream().mapToInt(Integer::intValue).sum(),
                endurance.rows()));
        lines.add(text("which has %d MB.", endurance.databaseMb()));
        lines.add("");
        lines.add("| | first | last | growth by the trend, 95 % | |");
        lines.add("|---|---|---|---|---|");
        for (Measure each : endurance.measures()) {
            String unit = each.unit().isEmpty() ? "" : " " + each.unit();
            lines.add(text(
                    "| %s | %.1f%s | %.1f%s | %s%s | %s |",
                    each.name(),
                    each.first(),
                    unit,
                    each.last(),
                    unit,
                    each.growth(),
                    unit,
                    each.isFlat() ? "flat" : "GROWS"));
        }
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
