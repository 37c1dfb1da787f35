package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.store.PlanMoveStore;
import com.keyri.plan.store.PlanStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Plans moves to a version, in the transaction of whoever has had them approved. */
@ApplicationScoped
class PlannedMoves {
    @Inject
    Caller caller;

    @Inject
    KnownSubscribers subscribers;

    @Inject
    PlanStore plans;

    @Inject
    PlanMoveStore moves;

    @Inject
    InstantSource clock;

    /** Who would move; refused where the choice doesn't fit. */
    List<OrganizationId> movers(PlanVersion version, MoveChoice choice) {
        if (choice.who() == MoveChoice.Who.NOBODY) {
            return List.of();
        }
        List<PlanSubscriber> known = subscribers.of(version.plan().id());
        return new MoveRules(version, known, plans::find).movers(choice, clock.instant());
    }

    void plan(PlanVersion version, List<OrganizationId> movers, MoveChoice choice) {
        Instant now = clock.instant();
        Instant notBefore = choice.notBefore().filter(now::isBefore).orElse(now);
        for (OrganizationId mover : movers) {
            moves.plan(
                    new PlanMove(PlanMoveId.at(now), version.id(), mover, notBefore, now, PlanMoveState.PLANNED),
                    caller.account());
        }
    }

    /** For the phone: how many move, and when. */
    static String words(List<OrganizationId> movers, MoveChoice choice) {
        if (movers.isEmpty()) {
            return "Nobody moves to it.";
        }
        String when = choice.notBefore()
                .map(moment -> " at the end of their period after " + moment)
                .orElse(" at the end of their period");
        String who = movers.size() == 1 ? "1 customer moves" : movers.size() + " customers move";
        String named = choice.who() == MoveChoice.Who.NAMED && movers.size() <= 5 ? ' ' + movers.toString() : "";
        return who + " to it" + when + '.' + named;
    }
}
