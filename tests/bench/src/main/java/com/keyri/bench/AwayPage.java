package com.keyri.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a Stripe that never answers does to sign-ins, as a table for the documentation. */
final class AwayPage {
    private static final double MOST = 5;

    private AwayPage() {}

    static List<String> lines(String java, Figures.Away away) {
        List<String> lines = new ArrayList<>();
        lines.add(text("JDK %s, %.0f sign-ins a second, %d rounds of each.", java, away.perSecond(), away.rounds()));
        lines.add("");
        lines.add("| sign-in, ms | p50 | p95 | p99 | calls to Stripe |");
        lines.add("|---|---|---|---|---|");
        lines.add(row("Stripe answers", away.answering(), away.calls()));
        lines.add(row("Stripe takes in and never answers", away.away(), away.swallowed()));
        lines.add("");
        lines.add(text(
                "The p99 changes by %+.1f %% (± %.1f). Goal, less than %.0f %% more: %s.",
                away.change(), away.plusMinus(), MOST, verdict(away)));
        away.failures().forEach((kind, count) -> lines.add(text("%nFAILED %d times: %s", count, kind)));
        return lines;
    }

    private static String verdict(Figures.Away away) {
        if (away.change() + away.plusMinus() < MOST) {
            return "reached";
        }
        return away.change() - away.plusMinus() > MOST ? "**missed**" : "**not told apart**";
    }

    private static String row(String name, Measurement.Times times, long calls) {
        return text("| %s | %.1f | %.1f | %.1f | %,d |", name, times.p50(), times.p95(), times.p99(), calls);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
