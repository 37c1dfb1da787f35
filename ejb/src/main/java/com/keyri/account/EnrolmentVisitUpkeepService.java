package com.keyri.account;

import com.keyri.account.store.EnrolmentVisitStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** What time does to browsers that enrol a phone. */
@PermitAll
@Stateless
public class EnrolmentVisitUpkeepService {
    private static final int BATCH = 10_000;

    @Inject
    EnrolmentVisitStore store;

    @Inject
    InstantSource clock;

    /** Removes at most a batch of the visits that are over; whether there may be more. */
    public boolean removeEnded() {
        return store.removeEnded(clock.instant(), BATCH) == BATCH;
    }
}
