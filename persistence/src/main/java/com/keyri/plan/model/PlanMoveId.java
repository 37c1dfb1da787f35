package com.keyri.plan.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a planned move to another version; {@code plm_…} as text. */
public record PlanMoveId(UUID value) {
    public static final String PREFIX = "plm";

    public static PlanMoveId at(Instant moment) {
        return new PlanMoveId(UuidV7.at(moment));
    }

    public static Optional<PlanMoveId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(PlanMoveId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
