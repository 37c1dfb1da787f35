package com.keyri.session;

import com.keyri.session.store.SessionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** What time does to sessions. */
@PermitAll
@Stateless
public class SessionUpkeepService {
    private static final int BATCH = 10_000;

    /** They stay to be looked at. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    SessionStore store;

    @Inject
    InstantSource clock;

    /** Removes at most a batch of the sessions that ended a month ago; whether there may be more. */
    public boolean removeEnded() {
        return store.removeOld(clock.instant().minus(KEPT), BATCH) == BATCH;
    }
}
