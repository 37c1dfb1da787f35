package com.keyri.fuzz;

import com.keyri.bench.soak.Vitals;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Something of the server's that shouldn't be more after the bad requests than before, each time with nobody there.
 *
 * @param name for people
 * @param unit of its values
 * @param before when caches and pools had been filled by the first part of the run
 * @param after the rest of it
 * @param allowed how much more it may be
 */
record Growth(String name, String unit, double before, double after, double allowed) {
    /** Less than any object that is reached from somewhere, with the entry that reaches it. */
    private static final double BYTES_PER_REQUEST = 32;

    /** What a collection of the same server differs by from one time to the next. */
    private static final double BYTES_OF_CHANCE = 3_000_000;

    private static final double THREADS = 8;
    private static final double DESCRIPTORS = 16;
    private static final double CONNECTIONS = 4;
    private static final double MB = 1_000_000;

    /** All that is looked at. */
    static List<Growth> between(Vitals before, Vitals after) {
        double heap = (BYTES_OF_CHANCE + BYTES_PER_REQUEST * (after.done() - before.done())) / MB;
        return List.of(
                of(
                        "heap after a full collection",
                        "MB",
                        before,
                        after,
                        each -> each.heap().bytes() / MB,
                        heap),
                of("threads", "", before, after, Vitals::threads, THREADS),
                of("file descriptors", "", before, after, Vitals::descriptors, DESCRIPTORS),
                of("connections to the database", "", before, after, Vitals::connections, CONNECTIONS));
    }

    private static Growth of(
            String name, String unit, Vitals before, Vitals after, ToDoubleFunction<Vitals> value, double allowed) {
        return new Growth(name, unit, value.applyAsDouble(before), value.applyAsDouble(after), allowed);
    }

    /** Whether it is about as it was. */
    boolean isFlat() {
        return after - before <= allowed;
    }
}
