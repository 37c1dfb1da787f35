package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import com.keyri.plan.store.PlanMoveStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Planned moves for the feature that does them. */
@ApplicationScoped
public class PlanMoves {
    /** A payment that is missing, say, doesn't come within a minute. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    @Inject
    PlanMoveStore store;

    @Inject
    InstantSource clock;

    /**
     * Moves whose time has come, of all organizations, to versions that are known at Stripe; each happens at the end of
     * the customer's period. They are found again after a while until they are done or dropped.
     */
    public List<PlanMove> due(int limit) {
        Instant now = clock.instant();
        return store.due(now, now.plus(LOOK_AGAIN), limit);
    }

    /** What an organization has before it; it, or the staff, has to be entered. */
    public Optional<PlanMove> planned(OrganizationId organization) {
        return store.planned(organization);
    }

    /** It has happened, or Stripe will do it; its organization has to be entered. Whether it was still planned. */
    public boolean done(PlanMoveId move) {
        return store.end(move, PlanMoveState.DONE, clock.instant());
    }

    /** The customer hasn't the plan any more; its organization has to be entered. Whether it was still planned. */
    public boolean dropped(PlanMoveId move) {
        return store.end(move, PlanMoveState.DROPPED, clock.instant());
    }
}
