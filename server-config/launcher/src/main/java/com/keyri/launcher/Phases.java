package com.keyri.launcher;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints what is being done and how long it took. */
public final class Phases {
    private final PrintStream out;
    private final long start = System.nanoTime();

    public Phases(PrintStream out) {
        this.out = out;
    }

    /** Does one phase and prints its time. */
    public <T> T of(String name, Supplier<T> work) {
        long from = System.nanoTime();
        T result = work.get();
        line(name, System.nanoTime() - from);
        return result;
    }

    /** Does one phase and prints its time. */
    public void run(String name, Runnable work) {
        of(name, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Prints the time since the first phase began. */
    public void total(String name) {
        line(name, System.nanoTime() - start);
    }

    private void line(String name, long nanos) {
        out.printf(Locale.ROOT, "  %-46s %6.1f s%n", name, nanos / 1e9);
    }
}
