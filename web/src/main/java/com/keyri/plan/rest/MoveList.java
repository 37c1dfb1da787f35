package com.keyri.plan.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of moves to a version. */
public record MoveList(List<Entry> items, @Nullable String next) {
    /** One. */
    public record Entry(
            PlanMoveId planMoveId,
            OrganizationId organizationId,
            PlanMoveState state,
            Instant notBefore,
            Instant plannedAt) {
        static Entry from(PlanMove move) {
            return new Entry(move.id(), move.organization(), move.state(), move.notBefore(), move.plannedAt());
        }
    }

    static MoveList from(Page<PlanMove> page) {
        Page<Entry> shown = page.map(Entry::from);
        return new MoveList(shown.items(), shown.next().orElse(null));
    }
}
