package com.keyri.token;

import com.keyri.log.EventLog;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.JwkSet;
import com.keyri.token.store.StoredTokenKey;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The token keys in memory: the set to publish and the signer of the moment. Read again every half minute. */
@ApplicationScoped
public class TokenKeys {
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** How long keys are published and used that can't be read again, because the database is away. */
    private static final Duration KEPT = Duration.ofHours(12);

    /** Between two readings for the sake of a key that isn't known: a caller can name any. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long others may keep the published set; {@link KeyRotation} allows far more. */
    public static final Duration CACHEABLE = Duration.ofMinutes(5);

    /** What signs, and under which name. */
    public record Signer(String kid, Es256Signer signer) {}

    private record Loaded(StoredTokenKey stored, EcJwk publicKey, Es256Signer signer) {}

    private record Snapshot(Instant readAt, Instant triedAt, List<Loaded> keys, JwkSet published) {
        Snapshot triedAgain(Instant now) {
            return new Snapshot(readAt, now, keys, published);
        }
    }

    private final Lock reading = new ReentrantLock();

    private volatile @Nullable Snapshot snapshot;

    @EJB
    TokenKeyService service;

    @Inject
    InstantSource clock;

    @Inject
    EventLog log;

    /** The key set at {@code /.well-known/jwks.json}. */
    public JwkSet published() {
        return current().published();
    }

    /** A published key; one that isn't known may be another node's newest, so it is looked for once more. */
    public Optional<EcJwk> find(String kid) {
        Optional<EcJwk> known = published().find(kid);
        return known.isPresent() ? known : current(PAUSE).published().find(kid);
    }

    /** The key that signs now. */
    public Signer signer() {
        // Reading may make the first key, which signs from then on: the moment is taken afterwards.
        List<Loaded> keys = current().keys();
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> !key.stored().signsFrom().isAfter(now)
                        && now.isBefore(key.stored().signsUntil()))
                .reduce((earlier, later) -> later)
                .map(key -> new Signer(key.stored().kid(), key.signer()))
                .orElseThrow(() -> new IllegalStateException("no token key signs at this moment"));
    }

    private Snapshot current() {
        return current(FRESH);
    }

    private Snapshot current(Duration fresh) {
        Snapshot seen = snapshot;
        if (seen != null && isFresh(seen, fresh)) {
            return seen;
        }
        if (seen == null || !isKept(seen)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return seen; // Another call is reading.
        }
        try {
            seen = snapshot; // Whoever waited finds what another call has read.
            return seen != null && isFresh(seen, fresh) ? seen : refresh(seen);
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Snapshot seen, Duration fresh) {
        return isKept(seen) && !clock.instant().isAfter(seen.triedAt().plus(fresh));
    }

    private boolean isKept(Snapshot seen) {
        return !clock.instant().isAfter(seen.readAt().plus(KEPT));
    }

    private Snapshot refresh(@Nullable Snapshot before) {
        Snapshot now;
        try {
            now = read(before);
        } catch (RuntimeException e) {
            if (before == null || !isKept(before)) {
                throw e;
            }
            log.warning(
                    "token keys not read again", Map.of("error", e.getClass().getName()));
            now = before.triedAgain(clock.instant());
        }
        snapshot = now;
        return now;
    }

    private Snapshot read(@Nullable Snapshot before) {
        Instant now = clock.instant();
        List<Loaded> keys = new ArrayList<>();
        Map<String, EcJwk> published = new LinkedHashMap<>();
        for (StoredTokenKey stored : service.publishedWithNext()) {
            Loaded loaded = load(stored, before);
            keys.add(loaded);
            published.put(stored.kid(), loaded.publicKey());
        }
        return new Snapshot(now, now, List.copyOf(keys), new JwkSet(published));
    }

    private Loaded load(StoredTokenKey stored, @Nullable Snapshot before) {
        if (before != null) {
            for (Loaded known : before.keys()) {
                if (known.stored().kid().equals(stored.kid())) {
                    return new Loaded(stored, known.publicKey(), known.signer());
                }
            }
        }
        return new Loaded(stored, EcJwk.parse(stored.publicJwk()), Es256Signer.of(service.unwrap(stored)));
    }
}
