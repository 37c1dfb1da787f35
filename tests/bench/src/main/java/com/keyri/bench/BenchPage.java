package com.keyri.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a run beside their goals, as tables for the documentation. */
final class BenchPage {
    private static final Map<String, Integer> GOALS =
            Map.of("sign-in", 250, "introspection", 4_000, "api-token", 1_250);
    private static final int STEP_AT_HALF_LOAD = 50;
    private static final int RESIDENT = 700;
    private static final int START = 19;
    private static final int OPEN = 300;

    /** The works of people with accounts, which have a section of their own. */
    static final List<String> CONSOLE =
            List.of("session-check", "new-organization", "new-organization-of-many", "organization-list");

    private static final int SESSION_CHECKS = 4_000;
    private static final int NEW_ORGANIZATION_MS = 20;
    private static final int LIST_MS = 150;

    private BenchPage() {}

    /** Puts the figures into {@code page} in place of those of before; what wasn't measured stays as it was. */
    static void write(Path page, Figures figures) throws IOException {
        List<Measurement> console = figures.measurements().stream()
                .filter(each -> CONSOLE.contains(each.work()))
                .toList();
        if (!console.isEmpty()) {
            WrittenSection.write(page, "./keyri bench (console)", consoleLines(figures.java(), console));
        }
        List<Measurement> usage = figures.measurements().stream()
                .filter(each -> UsagePage.WORKS.contains(each.work()))
                .toList();
        if (!usage.isEmpty()) {
            WrittenSection.write(page, "./keyri bench (usage)", UsagePage.lines(figures.java(), usage));
        }
        if (figures.away().rounds() > 0) {
            WrittenSection.write(page, "./keyri bench (Stripe away)", AwayPage.lines(figures.java(), figures.away()));
        }
        boolean hasNothing = figures.measurements().isEmpty() && figures.away().rounds() == 0;
        if (console.size() + usage.size() < figures.measurements().size() || hasNothing) {
            WrittenSection.write(page, "./keyri bench", lines(figures));
        }
    }

    static List<String> consoleLines(String java, List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(text("JDK %s.", java));
        lines.add("");
        lines.add("| | per core-second | CPU, ms | PostgreSQL's part | half load: p50, ms | p95 | p99 | goal |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Measurement each : measurements) {
            Measurement.Times half = each.halfLoad().getOrDefault(each.work(), Measurement.Times.NONE);
            lines.add(text(
                    "| %s | %.0f ± %.0f | %.2f | %.0f %% | %.0f | %.0f | %.0f | %s |",
                    each.work(),
                    each.rate().perCoreSecond(),
                    each.rate().plusMinus(),
                    1_000 / each.rate().perCoreSecond(),
                    each.postgresShare() * 100,
                    half.p50(),
                    half.p95(),
                    half.p99(),
                    consoleGoal(each, half)));
        }
        failures(measurements, lines);
        return lines;
    }

    private static String consoleGoal(Measurement each, Measurement.Times half) {
        return switch (each.work()) {
            case "session-check" -> verdict("4,000 per core-second", each.rate().perCoreSecond() >= SESSION_CHECKS);
            case "organization-list" -> verdict("p95 of 150 ms", half.p95() < LIST_MS);
            default -> verdict("20 ms CPU", 1_000 / each.rate().perCoreSecond() <= NEW_ORGANIZATION_MS);
        };
    }

    static List<String> lines(Figures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(text("JDK %s, nodes: %d.", figures.java(), figures.nodes()));
        lines.add("");
        lines.add("| | per core-second | goal | PostgreSQL's part |");
        lines.add("|---|---|---|---|");
        List<Measurement> measurements = figures.measurements().stream()
                .filter(each -> !CONSOLE.contains(each.work()) && !UsagePage.WORKS.contains(each.work()))
                .toList();
        for (Measurement each : measurements) {
            lines.add(text(
                    "| %s | %.0f ± %.0f | %s | %.0f %% |",
                    each.work(),
                    each.rate().perCoreSecond(),
                    each.rate().plusMinus(),
                    goal(GOALS.get(each.work()), each.rate().perCoreSecond() >= GOALS.getOrDefault(each.work(), 0)),
                    each.postgresShare() * 100));
        }
        lines.add("");
        lines.add("| ms | p50 | p99 | half load, p50 | p99 | goal |");
        lines.add("|---|---|---|---|---|---|");
        measurements.forEach(each -> steps(each, lines));
        lines.add("");
        lines.add("| | | goal |");
        lines.add("|---|---|---|");
        lines.add(text(
                "| resident after the load | %d MB | %s |",
                figures.residentMb(), most(RESIDENT, (double) figures.residentMb())));
        lines.add(text(
                "| CPU to the first page | %.0f s | %s |",
                figures.startCpuSeconds(), most(START, figures.startCpuSeconds())));
        lines.add(text("| threads after the load | %d | |", figures.threads()));
        if (figures.open().count() > 0) {
            lines.add(text(
                    "| %d open sign-ins | %d MB and %d threads more | %s |",
                    figures.open().count(),
                    figures.open().moreMb(),
                    figures.open().moreThreads(),
                    most(OPEN, (double) figures.open().moreMb())));
        }
        failures(measurements, lines);
        return lines;
    }

    private static void steps(Measurement measurement, List<String> lines) {
        for (Step step : Step.values()) {
            Measurement.Times full = measurement.steps().get(step.label());
            Measurement.Times half = measurement.halfLoad().get(step.label());
            if (full != null && half != null) {
                boolean isStep = measurement.work().equals("sign-in") && step != Step.SIGN_IN;
                lines.add(text(
                        "| %s | %.0f | %.0f | %.0f | %.0f | %s |",
                        step.label(),
                        full.p50(),
                        full.p99(),
                        half.p50(),
                        half.p99(),
                        isStep ? most(STEP_AT_HALF_LOAD, half.p99()) : ""));
            }
        }
    }

    private static void failures(List<Measurement> measurements, List<String> lines) {
        measurements.forEach(each ->
                each.failures().forEach((kind, count) -> lines.add(text("%nFAILED %d times: %s", count, kind))));
    }

    private static String most(int goal, double value) {
        return goal(goal, value < goal + 0.5);
    }

    private static String goal(@Nullable Integer goal, boolean isReached) {
        return goal == null ? "" : verdict(text("%,d", goal), isReached);
    }

    private static String verdict(String goal, boolean isReached) {
        return goal + (isReached ? ": reached" : ": **missed**");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
