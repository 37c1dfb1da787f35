package com.keyri.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Figures as a person reads them. */
final class Printed {
    private final PrintStream out;

    Printed(PrintStream out) {
        this.out = out;
    }

    void figures(Figures figures) {
        for (Measurement each : figures.measurements()) {
            measurement(each);
        }
        line(
                "%nstart %.1f CPU-s to the first page; after load %d MB resident (peak %d), %d threads%n",
                figures.startCpuSeconds(), figures.residentMb(), figures.peakMb(), figures.threads());
        if (figures.open().count() > 0) {
            line(
                    "%d open sign-ins: %d MB and %d threads more%n",
                    figures.open().count(),
                    figures.open().moreMb(),
                    figures.open().moreThreads());
        }
        away(figures.away());
    }

    private void away(Figures.Away away) {
        if (away.rounds() > 0) {
            AwayPage.lines(System.getProperty("java.version"), away).forEach(out::println);
        }
    }

    /** How a run differs from an earlier one; a difference within the two intervals is noise. */
    void comparison(Figures now, Figures before) {
        for (Measurement each : now.measurements()) {
            Optional<Measurement> old = before.measurements().stream()
                    .filter(other -> other.work().equals(each.work()))
                    .findFirst();
            old.ifPresent(other -> line("%-16s %s%n", each.work(), Difference.between(other.rate(), each.rate())));
        }
    }

    private void measurement(Measurement each) {
        line(
                "%n%s: %.0f per core-second (± %.0f), %.0f/s here; PostgreSQL %.0f %% of it%n",
                each.work(),
                each.rate().perCoreSecond(),
                each.rate().plusMinus(),
                each.perSecond(),
                each.postgresShare() * 100);
        if (BenchPage.CONSOLE.contains(each.work())) {
            line("  CPU %.2f ms each%n", 1_000 / each.rate().perCoreSecond());
        }
        line("  %-14s %10s %10s %10s   %10s %10s %10s%n", "ms", "p50", "p95", "p99", "half load", "p95", "p99");
        for (Step step : Step.values()) {
            Measurement.Times full = each.steps().get(step.label());
            Measurement.Times half = each.halfLoad().get(step.label());
            if (full != null && half != null) {
                line(
                        "  %-14s %10.1f %10.1f %10.1f   %10.1f %10.1f %10.1f%n",
                        step.label(), full.p50(), full.p95(), full.p99(), half.p50(), half.p95(), half.p99());
            }
        }
        for (Map.Entry<String, Integer> failure : each.failures().entrySet()) {
            line("  FAILED %d times: %s%n", failure.getValue(), failure.getKey());
        }
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
