package com.keyri.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts and times, for example {@code meters.count("keyri_api_key_refusals", Label.of("reason", EXPIRED))}.
 *
 * <p>A name begins with {@code keyri_}, is a plural noun for a count, and always comes with the same labels.
 */
@ApplicationScoped
public class Meters {
    private record Key(String name, List<Label> labels) {}

    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    MetricRegistry registry;

    /** Counts one more. */
    public void count(String name, Label... labels) {
        counters.computeIfAbsent(new Key(name, List.of(labels)), key -> registry.counter(name, tags(labels)))
                .inc();
    }

    /** Notes how long something took. */
    public void time(String name, Duration duration, Label... labels) {
        timers.computeIfAbsent(new Key(name, List.of(labels)), key -> registry.timer(name, tags(labels)))
                .update(duration);
    }

    /** Shows a number that changes; {@code value} is asked whenever somebody looks, and doesn't wait for anything. */
    public void gauge(String name, Supplier<Long> value) {
        registry.gauge(name, value);
    }

    private static Tag[] tags(Label... labels) {
        return Arrays.stream(labels)
                .map(label -> new Tag(label.name(), label.text()))
                .toArray(Tag[]::new);
    }
}
