package com.keyri.test.stripe;

import com.keyri.test.stripe.StripeFaults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** The account of a Stripe of the test's own, and the server that speaks for it. */
public final class StripeStandIn implements AutoCloseable {
    private final StripeClock clock;
    private final Ledger ledger;
    private final StripeEvents events;
    private final StripeKeys keys = new StripeKeys();
    private final StripeFaults faults = new StripeFaults();
    private final IdempotentAnswers idempotent = new IdempotentAnswers();
    private final Routes routes = new Routes();
    private final StripeWebhooks webhooks;
    private final StripeWebhooks thinWebhooks;
    private final Billing billing;
    private final OneAtATime meterEvents = new OneAtATime();
    private final List<StripeCall> calls = new CopyOnWriteArrayList<>();
    private final StripeServer server;

    private StripeStandIn(InstantSource time, long seed) {
        clock = new StripeClock(time);
        ledger = new Ledger(clock, seed);
        events = new StripeEvents(ledger);
        webhooks = new StripeWebhooks(clock, seed);
        events.tell(webhooks::hear);
        ThinEvents thin = new ThinEvents(ledger);
        thinWebhooks = new StripeWebhooks(clock, seed);
        thin.tell(thinWebhooks::hear);
        billing = new Billing(ledger, events, thin);
        events.addTo(routes);
        thin.addTo(routes);
        billing.addTo(routes);
        OtherThings.addTo(routes);
        server = new StripeServer(faults, calls::add, this::answer);
    }

    /** Starts an empty account, whose time is the system's. */
    public static StripeStandIn start() {
        return start(InstantSource.system(), 1);
    }

    /**
     * Starts an empty account at a time of the test's own.
     *
     * @param seed of its ids, and of the order in which webhooks come
     */
    public static StripeStandIn start(InstantSource time, long seed) {
        return new StripeStandIn(time, seed);
    }

    /** Where its API is. */
    public String url() {
        return server.url();
    }

    public StripeKeys keys() {
        return keys;
    }

    public StripeFaults faults() {
        return faults;
    }

    public StripeWebhooks webhooks() {
        return webhooks;
    }

    /** Tells of events whose content has to be fetched, with a secret of its own. */
    public StripeWebhooks thinWebhooks() {
        return thinWebhooks;
    }

    /** The person at a page of Checkout enters one of Stripe's test cards and agrees. */
    public void completeCheckout(String session, String card) {
        synchronized (ledger) {
            events.becauseOf(Optional.empty());
            billing.completeCheckout(session, card);
        }
    }

    /** Every call that came, but those into the black hole. */
    public List<StripeCall> calls() {
        return List.copyOf(calls);
    }

    /** The permissions that the calls until now would have wanted of a restricted key, each with its level. */
    public List<String> usedPermissions() {
        return calls.stream()
                .flatMap(call -> routes.permission(call.method(), call.path()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Lets time pass; what is due happens on the way, each at its own moment. */
    public void advance(Duration duration) {
        synchronized (ledger) {
            events.becauseOf(Optional.empty());
            billing.runUntil(clock.instant().plus(duration));
        }
    }

    private StripeAnswer answer(StripeCall call, Fault fault) {
        try {
            switch (fault) {
                case TOO_MANY_REQUESTS -> throw StripeRefusal.tooMany();
                case CONFLICT -> throw StripeRefusal.keyInUse();
                case FAILURE -> throw StripeRefusal.failure(500);
                default -> {}
            }
            Routes.Match match = routes.find(call.method(), call.path());
            keys.require(
                    call.secret(), match.route().permission(), match.route().level());
            return meterEvents.alone(
                    call,
                    () -> idempotent.once(call, clock.instant(), () -> {
                        StripeAnswer answer = done(call, match);
                        return fault == Fault.FAILURE_AFTERWARDS ? refused(StripeRefusal.failure(500)) : answer;
                    }));
        } catch (StripeRefusal e) {
            return refused(e);
        }
    }

    private StripeAnswer done(StripeCall call, Routes.Match match) {
        try {
            synchronized (ledger) {
                events.becauseOf(Optional.empty());
                billing.runUntil(clock.instant());
                events.becauseOf(Optional.of(call));
                ObjectNode sent = call.path().startsWith("/v2/") && !call.form().isEmpty()
                        ? (ObjectNode) Json.parse(call.form())
                        : FormBody.parse(call.form());
                Parameters parameters = new Parameters(sent);
                ObjectNode answer = match.route().handler().answer(match.id(), parameters);
                return StripeAnswer.of(200, ledger.expanded(answer, parameters).toString());
            }
        } catch (StripeRefusal e) {
            return refused(e);
        }
    }

    private static StripeAnswer refused(StripeRefusal refusal) {
        return StripeAnswer.of(refusal.status(), refusal.json().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
