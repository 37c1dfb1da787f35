package com.keyri.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a long load.
 *
 * @param java the server's Java
 * @param cores of this machine
 * @param duration how long it was held
 * @param most sign-ins a second, as fast as the workers could, after the warm-up
 * @param held sign-ins a second, over the whole time
 * @param signIns complete sign-ins
 * @param p99 ms that 99 % of them took, counted from when they were due
 * @param failures what went wrong, by kind
 * @param measures what shouldn't grow
 * @param grown the classes that grew most on the heap
 * @param log warnings and errors of the server's log, by kind
 * @param rows sign-ins in the database afterwards
 * @param databaseMb the database's size on disk afterwards
 */
public record Endurance(
        String java,
        int cores,
        Duration duration,
        double most,
        double held,
        long signIns,
        double p99,
        Map<String, Integer> failures,
        List<Measure> measures,
        List<String> grown,
        Map<String, Integer> log,
        long rows,
        long databaseMb) {
    /** Less than any object that is reached from somewhere, with the entry that reaches it. */
    private static final double BYTES_PER_SIGN_IN = 32;

    private static final double RESIDENT = 0.05;
    private static final double THREADS = 8;
    private static final double DESCRIPTORS = 32;
    /** What the pool of connections may hold: beside other work it fills, and then stays (DatabaseConnections). */
    private static final double CONNECTIONS = 32;

    private static final double MB = 1_000_000;

    public Endurance {
        failures = Map.copyOf(failures);
        measures = List.copyOf(measures);
        grown = List.copyOf(grown);
        log = Map.copyOf(log);
    }

    /** What shouldn't grow, from samples of a run. */
    static List<Measure> measures(List<Vitals> vitals) {
        List<Vitals> settled = Measure.settled(vitals);
        long signIns = settled.get(settled.size() - 1).done() - settled.get(0).done();
        return List.of(
                Measure.of(
                        "heap after a full collection",
                        "MB",
                        vitals,
                        each -> each.heap().bytes() / MB,
                        trend -> BYTES_PER_SIGN_IN * signIns / MB),
                Measure.of("resident", "MB", vitals, Vitals::residentMb, trend -> trend.mean() * RESIDENT),
                Measure.of("threads", "", vitals, Vitals::threads, trend -> THREADS),
                Measure.of("file descriptors", "", vitals, Vitals::descriptors, trend -> DESCRIPTORS),
                Measure.of("PostgreSQL's processes", "", vitals, Vitals::connections, trend -> CONNECTIONS));
    }

    /** What is wrong, a sentence each; empty where all is well. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        failures.forEach((kind, count) -> troubles.add("failed " + count + " times: " + kind));
        log.forEach((kind, count) -> troubles.add("in the server's log " + count + " times: " + kind));
        for (Measure each : measures) {
            if (!each.isFlat()) {
                troubles.add(each.name() + " grows: " + each.growth() + " " + each.unit() + " in " + each.done()
                        + " sign-ins");
            }
        }
        if (signIns == 0) {
            troubles.add("no sign-in");
        }
        if (!troubles.isEmpty()) {
            troubles.add("grown most: " + grown);
        }
        return troubles;
    }
}
