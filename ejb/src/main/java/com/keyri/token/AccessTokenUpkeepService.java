package com.keyri.token;

import com.keyri.token.store.AccessTokenStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** What time does to access tokens. */
@PermitAll
@Stateless
public class AccessTokenUpkeepService {
    private static final int BATCH = 10_000;

    /** Nodes whose clocks differ a little agree on which tokens have ended. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    @Inject
    AccessTokenStore store;

    @Inject
    InstantSource clock;

    /** Forgets at most a batch of the tokens that have ended by themselves; whether there may be more. */
    public boolean removeEnded() {
        return store.removeEndedBefore(clock.instant().minus(KEPT), BATCH) == BATCH;
    }
}
