package com.keyri.client;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The installation's token keys, fetched when a token names an unknown one and after an hour, so that a withdrawn key
 * stops counting; but at most once a minute, whether that works or not, so that forged key ids don't turn into
 * requests. Where fetching fails, the keys of before count for a day: verifying needs no server meanwhile. One caller
 * fetches, and of the others only those wait who have no key without it.
 */
final class PublishedKeys {
    /** After this time they are fetched again. */
    static final Duration FRESH = Duration.ofHours(1);

    /** After this time without an answer they don't count any longer. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Between two attempts. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** Between two attempts where nothing can be verified without one. */
    static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(5);

    private record Fetched(JwkSet keys, Instant at) {}

    private final Supplier<JwkSet> source;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Fetched fetched = new Fetched(new JwkSet(Map.of()), Instant.EPOCH);
    private volatile Instant attemptedAt = Instant.EPOCH;
    private volatile @Nullable RuntimeException failure;

    PublishedKeys(Supplier<JwkSet> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    static PublishedKeys of(Installation installation) {
        return new PublishedKeys(
                () -> JwkSet.parse(installation
                        .send(installation
                                .request("/.well-known/jwks.json")
                                .GET()
                                .build())
                        .body()),
                installation.clock());
    }

    /**
     * The key of that id.
     *
     * @throws RuntimeException as fetching threw it, where there are no keys that count
     */
    Optional<EcJwk> find(String kid) {
        Optional<EcJwk> known = known(kid);
        boolean isFresh = isWithin(fetched.at(), FRESH);
        if ((known.isPresent() && isFresh) || !mayAsk()) {
            return known.isPresent() ? known : none();
        }
        if (known.isPresent()) {
            if (fetching.tryLock()) {
                fetchHoldingTheLock();
            }
            return known(kid);
        }
        fetching.lock();
        fetchHoldingTheLock();
        Optional<EcJwk> found = known(kid);
        return found.isPresent() ? found : none();
    }

    /** Whoever waited for the lock finds that another has asked meanwhile. */
    private void fetchHoldingTheLock() {
        try {
            if (mayAsk()) {
                fetch();
            }
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        try {
            fetched = new Fetched(source.get(), clock.instant());
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        }
        attemptedAt = clock.instant();
    }

    private Optional<EcJwk> known(String kid) {
        return keysCount() ? fetched.keys().find(kid) : Optional.empty();
    }

    /** No such key; where that can't be said because there are no keys at all, it is the installation that is away. */
    private Optional<EcJwk> none() {
        RuntimeException reason = failure;
        if (reason != null && !keysCount()) {
            throw reason;
        }
        return Optional.empty();
    }

    private boolean keysCount() {
        return isWithin(fetched.at(), KEPT);
    }

    private boolean mayAsk() {
        return !isWithin(attemptedAt, keysCount() ? PAUSE : PAUSE_WITHOUT_KEYS);
    }

    private boolean isWithin(Instant since, Duration time) {
        return clock.instant().isBefore(since.plus(time));
    }
}
