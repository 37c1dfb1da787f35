package com.keyri.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long each step took; threads share one. */
public final class StepTimes {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Map<Step, Histogram> histograms = new EnumMap<>(Step.class);

    public StepTimes() {
        for (Step step : Step.values()) {
            histograms.put(step, new ConcurrentHistogram(LONGEST, 3));
        }
    }

    /** Records that {@code step} took from {@code startNanos} ({@link System#nanoTime()}) until now. */
    public void since(Step step, long startNanos) {
        of(step).recordValue(Math.min(LONGEST, Math.max(0, System.nanoTime() - startNanos)));
    }

    /** How many there were. */
    public long count(Step step) {
        return of(step).getTotalCount();
    }

    /** The time in milliseconds that {@code percentile} per cent of them stayed within. */
    public double millis(Step step, double percentile) {
        return of(step).getValueAtPercentile(percentile) / 1e6;
    }

    private Histogram of(Step step) {
        return Objects.requireNonNull(histograms.get(step));
    }

    /** Takes in those of another one. */
    void add(StepTimes others) {
        histograms.forEach((step, histogram) -> histogram.add(others.of(step)));
    }
}
