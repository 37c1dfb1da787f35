package com.keyri.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Workers that do one piece of work until they are told to stop: as fast as they can, or at a rate. At a rate, work
 * that is late counts from when it was due, so that waiting for a slow server isn't left out of the times.
 */
public final class Load implements AutoCloseable {
    private static final int STOP_AFTER_FAILURES = 1_000;

    private final Work work;
    private final StepTimes times;
    private final Failures failures = new Failures();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicBoolean stops = new AtomicBoolean();
    private final List<Thread> workers = new ArrayList<>();
    private final long nanosBetween;
    private final long start = System.nanoTime();

    private Load(Work work, StepTimes times, double perSecond) {
        this.work = work;
        this.times = times;
        this.nanosBetween = perSecond > 0 ? Math.round(1e9 / perSecond) : 0;
    }

    /** As fast as {@code workers} can. */
    public static Load closed(Work work, StepTimes times, int workers) {
        return new Load(work, times, 0).started(workers);
    }

    /** At a rate; {@code workers} is how many can be under way at once. */
    public static Load atRate(Work work, StepTimes times, int workers, double perSecond) {
        return new Load(work, times, perSecond).started(workers);
    }

    /** How often the work was done so far. */
    public long done() {
        return done.get();
    }

    /** How often what went wrong. */
    public Map<String, Integer> failures() {
        return failures.counts();
    }

    /** Lets the workers go on for a while. */
    public Load sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return this;
    }

    @Override
    public void close() {
        stops.set(true);
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Load started(int count) {
        for (int i = 0; i < count; i++) {
            int worker = i;
            Thread thread = new Thread(() -> run(worker), "load-" + i);
            thread.setDaemon(true);
            workers.add(thread);
            thread.start();
        }
        return this;
    }

    private void run(int worker) {
        while (!stops.get()) {
            awaitTurn();
            if (!stops.get()) {
                doOnce(worker);
            }
        }
    }

    private void doOnce(int worker) {
        try {
            work.once(worker, times);
            done.incrementAndGet();
        } catch (RuntimeException e) {
            failures.add(e);
            if (failures.total() >= STOP_AFTER_FAILURES) {
                stops.set(true);
            }
        }
    }

    private void awaitTurn() {
        if (nanosBetween == 0) {
            return;
        }
        long due = start + turn.getAndIncrement() * nanosBetween;
        while (!stops.get() && System.nanoTime() < due) {
            long left = due - System.nanoTime();
            if (left > 0) {
                sleepNanos(Math.min(left, 50_000_000L));
            }
        }
    }

    private static void sleepNanos(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
