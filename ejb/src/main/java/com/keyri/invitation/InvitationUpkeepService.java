package com.keyri.invitation;

import com.keyri.invitation.store.InvitationStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** What time does to invitations. */
@PermitAll
@Stateless
public class InvitationUpkeepService {
    private static final int BATCH = 10_000;

    /** Whoever invited sees that nobody came. */
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    InvitationStore store;

    @Inject
    InstantSource clock;

    /**
     * Ends at most a batch of those whose link ended a week ago, with the address that they went to; whether there may
     * be more.
     */
    public boolean lapse() {
        return store.lapse(clock.instant(), KEPT, BATCH) == BATCH;
    }
}
