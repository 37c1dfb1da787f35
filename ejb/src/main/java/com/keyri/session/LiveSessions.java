package com.keyri.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.keyri.account.model.AccountId;
import com.keyri.session.model.FoundSession;
import com.keyri.session.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * The sessions that this node has looked up within the last half second. What happened to one, here or on another node,
 * counts after that at the latest; what happened here, at once.
 */
@ApplicationScoped
public class LiveSessions {
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final int MOST = 100_000;

    private final Cache<ByteBuffer, FoundSession> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    @Inject
    SessionStore store;

    /** The session with that secret, as it was at most half a second ago. */
    Optional<FoundSession> find(byte[] secretHash) {
        ByteBuffer key = ByteBuffer.wrap(secretHash);
        FoundSession known = cache.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<FoundSession> found = store.find(secretHash);
        found.ifPresent(session -> cache.put(key, session));
        return found;
    }

    /** Looks the one with that secret up anew at its next call. */
    void forget(byte[] secretHash) {
        cache.invalidate(ByteBuffer.wrap(secretHash));
    }

    /** The same for one of which the secret isn't at hand. */
    public void forget(FoundSession session) {
        cache.asMap().values().removeIf(known -> known.id().equals(session.id()));
    }

    /** Looks all of the account's up anew. */
    public void forgetAllOf(AccountId account) {
        cache.asMap().values().removeIf(known -> known.account().equals(account));
    }
}
