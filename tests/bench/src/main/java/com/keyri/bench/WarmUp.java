package com.keyri.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Runs work until Java has compiled what it runs: until the compiler takes a small part of the processor time. */
public final class WarmUp {
    private static final Duration STEP = Duration.ofSeconds(10);
    /** The part of the processor time that the compiler may take, twice in a row. */
    private static final double ENOUGH = 0.04;

    private WarmUp() {}

    /** At most for {@code longest}. */
    public static void until(
            Duration longest, Work work, ServerProcesses processes, int workers, PrintStream progress) {
        try (Load load = Load.closed(work, new StepTimes(), workers)) {
            int calm = 0;
            for (Duration passed = Duration.ZERO;
                    passed.compareTo(longest) < 0 && calm < 2;
                    passed = passed.plus(STEP)) {
                double share = compilerShare(load, processes, progress);
                calm = share < ENOUGH ? calm + 1 : 0;
            }
        }
    }

    private static double compilerShare(Load load, ServerProcesses processes, PrintStream progress) {
        double cpu = processes.cpu().total();
        double compiler = processes.compilerCpu();
        long done = load.done();
        load.sleep(STEP);
        double used = processes.cpu().total() - cpu;
        double share = used <= 0 ? 0 : (processes.compilerCpu() - compiler) / used;
        progress.printf(
                Locale.ROOT,
                "  %.0f per core-second, compiler %.0f %%%n",
                used <= 0 ? 0 : (load.done() - done) / used,
                share * 100);
        return share;
    }
}
