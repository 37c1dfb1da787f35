package com.keyri.bench;

import com.keyri.bench.ServerProcesses.Cpu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One work, measured.
 *
 * @param work its name
 * @param perSecond how many a second of the clock, which depends on what else the machine does
 * @param rate how many per second of the servers' processors
 * @param postgresShare PostgreSQL's part of those processor seconds, 0 to 1
 * @param steps p50, p95 and p99 of each step in ms, as fast as the workers could
 * @param halfLoad the same at half of {@code perSecond}
 * @param failures what went wrong, by kind
 */
public record Measurement(
        String work,
        double perSecond,
        Rate rate,
        double postgresShare,
        Map<String, Times> steps,
        Map<String, Times> halfLoad,
        Map<String, Integer> failures) {
    private static final int PARTS = 12;

    public Measurement {
        steps = Map.copyOf(steps);
        halfLoad = Map.copyOf(halfLoad);
        failures = Map.copyOf(failures);
    }

    /**
     * Three percentiles.
     *
     * @param p50 ms
     * @param p95 ms; 0 in figures of before it was measured
     * @param p99 ms
     */
    public record Times(double p50, double p95, double p99) {
        static final Times NONE = new Times(0, 0, 0);

        static Times of(StepTimes times, Step step) {
            return new Times(times.millis(step, 50), times.millis(step, 95), times.millis(step, 99));
        }
    }

    /** Measures for {@code duration} as fast as the workers can, and as long again at half of that. */
    static Measurement of(String name, Work work, ServerProcesses processes, Duration duration, int workers) {
        StepTimes full = new StepTimes();
        List<Double> parts = new ArrayList<>();
        Map<String, Integer> failures = new LinkedHashMap<>();
        double perSecond;
        Cpu spent;
        try (Load load = Load.closed(work, full, workers)) {
            load.sleep(Duration.ofSeconds(1));
            long doneBefore = load.done();
            long from = System.nanoTime();
            Cpu before = processes.cpu();
            for (int i = 0; i < PARTS; i++) {
                parts.add(part(load, processes, duration.dividedBy(PARTS)));
            }
            spent = processes.cpu().minus(before);
            perSecond = (load.done() - doneBefore) / ((System.nanoTime() - from) / 1e9);
            failures.putAll(load.failures());
        }
        StepTimes half = new StepTimes();
        try (Load load = Load.atRate(work, half, workers * 2, perSecond / 2)) {
            load.sleep(duration);
            load.failures().forEach((kind, count) -> failures.merge(kind, count, Integer::sum));
        }
        return new Measurement(
                name,
                perSecond,
                Rate.of(parts),
                spent.total() == 0 ? 0 : spent.postgres() / spent.total(),
                times(full),
                times(half),
                failures);
    }

    private static double part(Load load, ServerProcesses processes, Duration duration) {
        long done = load.done();
        double cpu = processes.cpu().total();
        load.sleep(duration);
        double used = processes.cpu().total() - cpu;
        return used <= 0 ? 0 : (load.done() - done) / used;
    }

    private static Map<String, Times> times(StepTimes times) {
        Map<String, Times> result = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            if (times.count(step) > 0) {
                result.put(step.label(), Times.of(times, step));
            }
        }
        return result;
    }
}
