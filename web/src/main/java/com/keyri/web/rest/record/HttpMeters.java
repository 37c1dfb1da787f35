package com.keyri.web.rest.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Counts and times calls by route, method and class of status. */
@ApplicationScoped
class HttpMeters {
    private static final Metadata REQUESTS = Metadata.builder()
            .withName("keyri_http_requests")
            .withDescription("Calls by route, method and class of status")
            .build();
    private static final Metadata TIME = Metadata.builder()
            .withName("keyri_http_request_time")
            .withDescription("Time to answer, by route and method")
            .withUnit(MetricUnits.NANOSECONDS)
            .build();

    private record Outcome(Route route, int statusClass) {}

    private final Map<Outcome, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Route, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    MetricRegistry registry;

    void count(Route route, int status, Duration time) {
        counters.computeIfAbsent(new Outcome(route, status / 100), this::counter)
                .inc();
        timers.computeIfAbsent(route, this::timer).update(time);
    }

    private Counter counter(Outcome outcome) {
        return registry.counter(
                REQUESTS,
                new Tag("route", outcome.route().template()),
                new Tag("method", outcome.route().method()),
                new Tag("status", outcome.statusClass() + "xx"));
    }

    private Timer timer(Route route) {
        return registry.timer(TIME, new Tag("route", route.template()), new Tag("method", route.method()));
    }
}
