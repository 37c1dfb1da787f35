package com.keyri.wiring;

import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps what was counted, as {@code name label label}. */
public final class RecordingMeters extends Meters {
    private final Queue<String> counts = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Long>> gauges = new HashMap<>();

    @Override
    public void count(String name, Label... labels) {
        counts.add(name + Arrays.stream(labels).map(label -> ' ' + label.text()).collect(Collectors.joining()));
    }

    @Override
    public void time(String name, Duration duration, Label... labels) {
        count(name, labels);
    }

    @Override
    public void gauge(String name, Supplier<Long> value) {
        gauges.put(name, value);
    }

    /** What a gauge shows now. */
    public long shown(String name) {
        return gauges.get(name).get();
    }

    public List<String> counts() {
        return List.copyOf(counts);
    }
}
