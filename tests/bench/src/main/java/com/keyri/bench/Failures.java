package com.keyri.bench;

import java.util.Map;
import java.util.TreeMap;

/** What went wrong, counted by kind; at most 20 kinds. */
public final class Failures {
    private static final int MOST_KINDS = 20;

    private final Map<String, Integer> counts = new TreeMap<>();

    /** Counts one. */
    public synchronized void add(RuntimeException failure) {
        String kind = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        boolean isNew = !counts.containsKey(kind);
        counts.merge(isNew && counts.size() >= MOST_KINDS ? "others" : kind, 1, Integer::sum);
    }

    /** How many there were, by kind. */
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** How many there were. */
    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
