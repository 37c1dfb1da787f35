package com.keyri.stripe;

import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.stripe.StripeClient;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * All calls with the installation's own key: so many at once, as long as the breaker lets them, and counted. Never
 * within a transaction.
 */
@ApplicationScoped
public class StripeCalls {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration FULL = Duration.ofSeconds(1);

    @Inject
    StripeSettings settings;

    @Inject
    StripeKeyRing ring;

    @Inject
    Meters meters;

    @Inject
    InstantSource clock;

    private final Map<String, StripeClient> known = new ConcurrentHashMap<>();
    private Optional<Line> opened = Optional.empty();

    /** What calls are made by. */
    private record Line(
            StripeClients clients, StripeBreaker breaker, Semaphore places, Supplier<Optional<KeyInUse>> key) {}

    private enum Outcome {
        DONE,
        FAILED,
        REFUSED,
        BUSY,
        NOT_ASKED
    }

    /** What to do with a client. */
    @FunctionalInterface
    interface Request<T> {
        T answer(StripeClient client) throws com.stripe.exception.StripeException;
    }

    @PostConstruct
    void open() {
        open(settings.route(), StripeClients.PATIENCE, settings.concurrentCalls(), ring::inUse);
        meters.gauge("keyri_stripe_breaker_closed", () -> health().breaker() == BreakerState.CLOSED ? 1L : 0L);
    }

    void open(StripeRoute route, Duration patience, int most, Supplier<Optional<KeyInUse>> keyInUse) {
        opened = Optional.of(new Line(
                new StripeClients(route, patience), new StripeBreaker(clock), new Semaphore(most, true), keyInUse));
    }

    private Line line() {
        return opened.orElseThrow(() -> StripeException.of(StripeFailure.NOT_CONFIGURED));
    }

    StripeClients clients() {
        return line().clients();
    }

    /** The key that calls are made with. */
    Optional<KeyInUse> keyInUse() {
        return line().key().get();
    }

    /** How this node's calls go. */
    public StripeHealth health() {
        return line().breaker().health();
    }

    /** Somebody has found out that the key in use is good. */
    void keyIsGood() {
        line().breaker().keyIsGood();
    }

    /**
     * Does a request.
     *
     * @throws StripeException where Stripe didn't do it, or wasn't asked
     */
    <T> T call(Request<T> request) {
        Line line = line();
        StripeClient client = client(line);
        if (!hasPlace(line.places())) {
            count(Outcome.NOT_ASKED);
            throw StripeException.busy(Optional.of(FULL));
        }
        try {
            enter(line.breaker());
            return timed(line.breaker(), () -> request.answer(client));
        } finally {
            line.places().release();
        }
    }

    private void enter(StripeBreaker breaker) {
        try {
            breaker.enter();
        } catch (StripeException e) {
            count(Outcome.NOT_ASKED);
            throw e;
        }
    }

    private <T> T timed(StripeBreaker breaker, StripeCall<T> call) {
        Instant begin = clock.instant();
        try {
            T answer = StripeAnswers.of(call);
            breaker.answered();
            count(Outcome.DONE);
            return answer;
        } catch (StripeException e) {
            count(learn(breaker, e));
            throw e;
        } finally {
            meters.time("keyri_stripe_call_time", Duration.between(begin, clock.instant()));
        }
    }

    private Outcome learn(StripeBreaker breaker, StripeException e) {
        return switch (e.failure()) {
            case UNREACHABLE, BROKEN -> {
                breaker.failed();
                yield Outcome.FAILED;
            }
            case KEY_REFUSED -> {
                breaker.refused();
                yield Outcome.REFUSED;
            }
            case NOT_ALLOWED -> {
                // A refusal that names none of the key's own rights may be about this object or this server alone.
                if (e.permission().filter(StripeRight::isWanted).isPresent()) {
                    breaker.refused();
                } else {
                    breaker.answered();
                }
                yield Outcome.REFUSED;
            }
            case BUSY -> {
                breaker.answered();
                e.retryAfter().ifPresent(breaker::quiet);
                yield Outcome.BUSY;
            }
            default -> {
                breaker.answered();
                yield Outcome.REFUSED;
            }
        };
    }

    private StripeClient client(Line line) {
        KeyInUse used = line.key().get().orElseThrow(() -> StripeException.of(StripeFailure.NOT_CONFIGURED));
        StripeClient client = known.get(used.id());
        if (client == null) {
            client = line.clients().of(used.key());
            known.clear(); // Another key has taken over; the one before is forgotten.
            known.put(used.id(), client);
            line.breaker().keyIsGood();
        }
        return client;
    }

    private boolean hasPlace(Semaphore places) {
        try {
            return places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void count(Outcome outcome) {
        meters.count("keyri_stripe_calls", Label.of("outcome", outcome));
    }
}
