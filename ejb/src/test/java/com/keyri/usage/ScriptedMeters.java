package com.keyri.usage;

import com.keyri.stripe.MeterError;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterReport;
import com.keyri.stripe.MeterSummary;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Meters that answer as they were told, and otherwise take everything in. */
final class ScriptedMeters implements MeterGateway {
    final List<MeterReport> asked = new ArrayList<>();
    final Map<Instant, Long> counted = new HashMap<>();
    final List<MeterError> errors = new ArrayList<>();
    /** By the customer whose sums can't be had. */
    final Map<String, StripeException> withheld = new HashMap<>();
    /** What happens when sums have been made and aren't there yet. */
    Runnable meanwhile = () -> {};

    private final Deque<StripeException> failures = new ArrayDeque<>();
    private final Deque<Boolean> arrivals = new ArrayDeque<>();

    /** The next report fails, and arrives all the same or doesn't. */
    void fail(StripeFailure failure, boolean arrives) {
        fail(StripeException.of(failure), arrives);
    }

    void fail(StripeException failure, boolean arrives) {
        failures.add(failure);
        arrivals.add(arrives);
    }

    @Override
    public void report(MeterReport report) {
        asked.add(report);
        StripeException failure = failures.poll();
        if (failure == null || arrivals.remove()) {
            counted.merge(report.at().truncatedTo(ChronoUnit.HOURS), report.value(), Long::sum);
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Optional<String> findMeter(String meterEvent) {
        return Optional.of("mtr_" + meterEvent);
    }

    @Override
    public List<MeterSummary> summaries(String meter, String customer, Instant from, Instant to, boolean hourly) {
        if (withheld.containsKey(customer)) {
            throw withheld.get(customer);
        }
        List<MeterSummary> sums = counted.entrySet().stream()
                .filter(hour -> !hour.getKey().isBefore(from) && hour.getKey().isBefore(to))
                .map(hour -> new MeterSummary(hour.getKey(), hour.getKey().plusSeconds(3600), hour.getValue()))
                .toList();
        meanwhile.run();
        return sums;
    }

    @Override
    public List<MeterError> errors(String eventId) {
        return List.copyOf(errors);
    }
}
