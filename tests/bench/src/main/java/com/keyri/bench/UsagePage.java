package com.keyri.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of usage beside their goals, as a table for the documentation. */
final class UsagePage {
    /** The works that it has. */
    static final List<String> WORKS =
            List.of("usage-batch", "usage-event", "usage-recording", "usage-reading", "usage-drain");

    private static final int BATCH_GOAL = 50_000;
    private static final int EVENT_GOAL = 1_000;
    private static final int DRAIN_GOAL = 1_000;
    private static final double RECORDING_MS = 1;
    private static final double READING_MS = 300;
    private static final int TOGETHER = 50;

    private UsagePage() {}

    static List<String> lines(String java, List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(text("JDK %s.", java));
        lines.add("");
        lines.add("| | a second, here | per core-second | half load: p50, ms | p99 | goal |");
        lines.add("|---|---|---|---|---|---|");
        for (Measurement each : measurements) {
            Measurement.Times half = each.halfLoad().getOrDefault(each.work(), Measurement.Times.NONE);
            lines.add(text(
                    "| %s | %,.0f | %,.0f ± %,.0f | %.2f | %.2f | %s |",
                    each.work(),
                    each.perSecond() * size(each),
                    each.rate().perCoreSecond() * size(each),
                    each.rate().plusMinus() * size(each),
                    half.p50(),
                    half.p99(),
                    goal(each, half)));
            each.failures().forEach((kind, count) -> lines.add(text("%nFAILED %d times: %s", count, kind)));
        }
        return lines;
    }

    private static int size(Measurement each) {
        return switch (each.work()) {
            case "usage-batch" -> UsageDatabase.BATCH;
            case "usage-drain" -> TOGETHER;
            default -> 1;
        };
    }

    private static String goal(Measurement each, Measurement.Times half) {
        double perSecond = each.perSecond() * size(each);
        return switch (each.work()) {
            case "usage-batch" -> verdict("50,000 events a second", perSecond >= BATCH_GOAL);
            case "usage-event" -> verdict("1,000 a second", perSecond >= EVENT_GOAL);
            case "usage-recording" -> verdict("p99 of 1 ms", half.p99() < RECORDING_MS);
            case "usage-reading" -> verdict("p99 of 300 ms", half.p99() < READING_MS);
            default -> verdict("1,000 deltas a second", perSecond >= DRAIN_GOAL);
        };
    }

    private static String verdict(String goal, boolean isReached) {
        return goal + (isReached ? ": reached" : ": **missed**");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
