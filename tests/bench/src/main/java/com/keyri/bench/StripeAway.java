package com.keyri.bench;

import com.keyri.test.Browser;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeRights;
import com.keyri.test.stripe.StripeStandIn;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Sign-ins at one rate, while Stripe answers and while it takes every call in and never answers, in turns, so that
 * whatever else the machine does meets both. All the time there is a month of usage that Keyri wants to tell.
 */
final class StripeAway {
    private static final String CONNECTION = "/api/v1/billing/connection";

    /** Of what the machine can: nobody waits for a processor, and so for other sign-ins, more than for anything. */
    private static final double LOAD = 0.4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final double PER_CENT = 100;

    private final BenchedServers servers;
    private final BenchOptions options;
    private final PrintStream progress;
    private final Administrator administrator;
    private final StripeStandIn stripe;
    private final SignIns signIns;
    private final int workers;
    private final Map<String, Integer> failures = new HashMap<>();

    /** What came of one stretch. */
    private record Stretch(StepTimes times, long calls) {
        double p99() {
            return times.millis(Step.SIGN_IN, 99);
        }
    }

    StripeAway(
            Crowd crowd,
            Administrator administrator,
            BenchedServers servers,
            BenchOptions options,
            PrintStream progress) {
        this.administrator = administrator;
        this.servers = servers;
        this.options = options;
        this.progress = progress;
        this.stripe = servers.stripe();
        this.workers = options.workers() * 2;
        this.signIns = new SignIns(crowd, servers, workers);
    }

    Figures.Away measure() {
        connect();
        pileUp();
        WarmUp.until(options.warmUp(), signIns, servers.processes(), options.workers(), progress);
        double perSecond = LOAD * most();
        StepTimes answering = new StepTimes();
        StepTimes away = new StepTimes();
        List<Double> changes = new ArrayList<>();
        long calls = 0;
        long swallowed = 0;
        for (int round = 1; round <= options.stripeAway(); round++) {
            progress.println("Stripe answers, and doesn't: round " + round + " ...");
            Stretch with = answering(perSecond);
            Stretch without = swallowing(perSecond);
            answering.add(with.times());
            away.add(without.times());
            changes.add(PER_CENT * (without.p99() / with.p99() - 1));
            calls += with.calls();
            swallowed += without.calls();
        }
        return new Figures.Away(
                options.stripeAway(),
                perSecond,
                Measurement.Times.of(answering, Step.SIGN_IN),
                Measurement.Times.of(away, Step.SIGN_IN),
                Rate.mean(changes),
                changes.size() < 2 ? Double.NaN : Rate.halfWidth(changes),
                calls,
                swallowed,
                failures);
    }

    private double most() {
        try (Load load = Load.closed(signIns, new StepTimes(), options.workers())) {
            long from = System.nanoTime();
            load.sleep(options.measure());
            return load.done() / ((System.nanoTime() - from) / 1e9);
        }
    }

    /** Begins when calls are made again. */
    private Stretch answering(double perSecond) {
        stripe.faults().none();
        Browser browser = administrator.browser();
        browser.send(browser.call("POST", CONNECTION + "/probe")).is(200);
        await(browser, "health", "breaker", "CLOSED");
        return stretch(perSecond);
    }

    private Stretch swallowing(double perSecond) {
        stripe.faults().next("", Fault.BLACK_HOLE, Integer.MAX_VALUE);
        return stretch(perSecond);
    }

    private Stretch stretch(double perSecond) {
        StepTimes times = new StepTimes();
        int before = stripe.calls().size();
        try (Load load = Load.atRate(signIns, times, workers, perSecond)) {
            load.sleep(options.measure());
            load.failures().forEach((kind, count) -> failures.merge(kind, count, Integer::sum));
        }
        return new Stretch(times, stripe.calls().size() - before);
    }

    private void connect() {
        String key = stripe.keys().restricted(StripeRights.OF_INSTALLATION);
        Browser browser = administrator.browser();
        browser.approved(
                        administrator.phone(),
                        () -> browser.call("PUT", CONNECTION + "/key").json(Map.of("key", key)))
                .is(200);
        await(browser, "key", "state", "GOOD");
    }

    private static void await(Browser browser, String part, String field, String value) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        JsonNode connection = browser.get(CONNECTION).is(200).json();
        while (!connection.path(part).path(field).asString("").equals(value)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the connection to Stripe never became " + value);
            }
            sleep();
            connection = browser.get(CONNECTION).is(200).json();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void pileUp() {
        try {
            new UsageDatabase(servers, 1).pileUp();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
