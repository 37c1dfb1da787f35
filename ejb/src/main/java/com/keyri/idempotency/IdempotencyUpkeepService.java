package com.keyri.idempotency;

import com.keyri.idempotency.store.IdempotencyStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** What time does to remembered answers. */
@PermitAll
@Stateless
public class IdempotencyUpkeepService {
    private static final int BATCH = 10_000;

    @Inject
    IdempotencyStore store;

    @Inject
    InstantSource clock;

    /** Forgets at most a batch of the answers that are too old; whether there may be more. */
    public boolean removeExpired() {
        return store.removeExpired(clock.instant(), BATCH) == BATCH;
    }
}
