package com.keyri.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop's sessions, in memory: the id in the cookie is random, and a sign-in gets a new one. */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(8);

    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    synchronized @Nullable Session find(String id) {
        Session session = sessions.get(id);
        return session == null || clock.instant().isAfter(session.until) ? null : session;
    }

    /** Begins a session; gives its id. */
    synchronized String begin(Session session) {
        String id = secret();
        sessions.put(id, session);
        return id;
    }

    Session fresh() {
        return new Session(clock.instant().plus(LIFE));
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    synchronized void endSignIn(String signInId) {
        sessions.values().removeIf(session -> signInId.equals(session.signInId));
    }

    /** 256 random bits as text. */
    String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
