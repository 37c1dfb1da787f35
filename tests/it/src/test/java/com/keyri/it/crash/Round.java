package com.keyri.it.crash;

import com.keyri.client.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Many sign-ins at once, each in a thread of its own, with something bad in the middle. */
final class Round {
    /** Of about five a sign-in: the kill comes when at least this many steps are done ... */
    private static final double EARLIEST = 0.5;
    /** ... and never later than with so many. */
    private static final double LATEST = 3.5;

    private final List<Ceremony> ceremonies;
    private final AtomicInteger steps;
    private final int killAt;
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads;

    private Round(List<Ceremony> ceremonies, AtomicInteger steps, int killAt) {
        this.ceremonies = ceremonies;
        this.steps = steps;
        this.killAt = killAt;
        this.threads = Executors.newFixedThreadPool(ceremonies.size());
    }

    static Round of(Crowd crowd, int count, Random random) {
        AtomicInteger steps = new AtomicInteger();
        List<Ceremony> ceremonies = crowd.ceremonies(count, random, steps);
        double perSignIn = EARLIEST + random.nextDouble() * (LATEST - EARLIEST);
        return new Round(ceremonies, steps, (int) (count * perSignIn));
    }

    List<Ceremony> ceremonies() {
        return ceremonies;
    }

    /** Starts all and kills when enough is done; how many were under way then. */
    int killInTheMiddle(Runnable kill) {
        ceremonies.forEach(each -> running.add(threads.submit(each)));
        threads.shutdown();
        while (steps.get() < killAt && !threads.isTerminated()) {
            Thread.onSpinWait();
        }
        int underWay = (int) ceremonies.stream().filter(Ceremony::isUnderWay).count();
        kill.run();
        return underWay;
    }

    /** Until each has ended as its page sees it, or somebody has left. */
    void awaitEnd() {
        ceremonies.forEach(Ceremony::mustEnd);
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " failed: " + failures, failures.get(0));
        }
    }

    String summary() {
        Map<String, Integer> ends = new TreeMap<>();
        int lost = 0;
        for (Ceremony each : ceremonies) {
            @Nullable EventType end = each.end();
            ends.merge(end == null ? "LEFT" : end.name(), 1, Integer::sum);
            lost += each.told().lost();
        }
        return "after " + killAt + " steps, " + lost + " answers lost, ends " + ends;
    }
}
